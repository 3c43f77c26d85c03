import { type Exclusive, leaseGivenBack } from '../../core/sync/lease.ts';
import type { StoreReader, StoreWriter } from './store.ts';

/** That this station took along what it alone may do for some time: it works on without the server until then. */
export interface Along {
  readonly since: string;
  readonly days: number;
  /** When the leases end by this station's clock. */
  readonly until: string;
  readonly servicePointId: string;
  /** Who took it along: a person's id. */
  readonly by: string;
  /** The fact that says so. */
  readonly from: { readonly epoch: number; readonly n: number };
  /** When it was brought back; absent while it lasts. */
  readonly backAt?: string;
}

const SETTING = 'along';

export function along({ settings }: Pick<StoreReader, 'settings'>): Along | undefined {
  return settings.get(SETTING) as Along | undefined;
}

/** What was taken along and not brought back yet. */
export function alongNow(store: Pick<StoreReader, 'settings'>): Along | undefined {
  const found = along(store);
  return found?.backAt === undefined ? found : undefined;
}

export function keepAlong({ settings }: Pick<StoreWriter, 'settings'>, { from, backAt, ...rest }: Along): void {
  settings.set(SETTING, { ...rest, from: { epoch: from.epoch, n: from.n }, ...(backAt === undefined ? {} : { backAt }) });
}

/**
 * Lets others do it from now on, where this station has the lease: at once here, elsewhere as soon as they hear of it. A card of the pool that was
 * taken along stays, to be lent again and again.
 */
export function giveBackAfterUse(exclusive: Exclusive, writer: Pick<StoreWriter, 'append' | 'feed' | 'settings'>): void {
  if (exclusive.kind === 'temporary-card' && alongNow(writer) !== undefined) return;
  const held = writer.feed.lease(exclusive.id);
  if (held !== undefined && held.fence === held.ownFence && held.endsMs > 0) writer.append(leaseGivenBack(exclusive));
}
