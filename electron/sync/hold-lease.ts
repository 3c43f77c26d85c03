import { Refusal } from '../../core/failures/refusal.ts';
import { type Exclusive, leaseGivenBack, leaseTaken } from '../../core/sync/lease.ts';
import type { HeldLease } from '../store/feed.ts';
import type { SyncParts } from './link.ts';
import { untilPlaced } from './until-placed.ts';

interface Parts extends Pick<SyncParts, 'store' | 'now' | 'station'> {
  /** Sends what waits and takes in what came, at once. */
  readonly exchange: () => Promise<void>;
  /** Takes in what comes within that time. */
  readonly pull: (waitSeconds: number) => Promise<void>;
}

/** Long enough to finish what is begun, and to take it up the next morning. */
const DAYS = 1;

/**
 * Sees to it that this station alone may do it: by a lease that it took along, or that it gets now. Throws Refusal('lease-held') where another has it
 * and Refusal('lease-away') where the server could not be asked.
 */
export async function holdLease(exclusive: Exclusive, { store, now, station, exchange, pull }: Parts): Promise<void> {
  const { id } = exclusive;
  const own = station().station;
  const ours = (): boolean => mayAct(store.feed.lease(id), own, now());
  if (ours()) return;
  const { fact: asked } = store.transact((writer) => writer.append(leaseTaken(exclusive, DAYS)));
  // What nobody else knows of yet nobody else can begin: the lease goes to the server with it, before anything is done by it.
  if (ours()) return;
  await exchange();
  await untilPlaced(asked, { store, pull });
  if (ours()) return;
  const held = store.feed.lease(id);
  if (held === undefined || held.station === own || store.outbox.has(asked)) {
    // Whoever asked has left by then: it must not come to this station later and keep others from it.
    store.transact((writer) => writer.append(leaseGivenBack(exclusive)));
    throw new Refusal('lease-away');
  }
  throw new Refusal('lease-held', { station: store.get('station', held.station)?.name ?? held.station });
}

function mayAct(held: HeldLease | undefined, own: string, nowMs: number): boolean {
  return held?.station === own && held.endsMs > nowMs;
}
