import type { FactDraft } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { type Exclusive, leaseGivenBack, leaseTaken } from '../../core/sync/lease.ts';
import { alongNow, keepAlong } from '../store/along.ts';
import type { Store, StoreReader } from '../store/store.ts';
import type { SyncParts } from './link.ts';
import { untilPlaced } from './until-placed.ts';

/** Cards that wait to be made and may be made while this station is away. */
const TO_MAKE = ['requested', 'approved', 'failed'] as const;
/** So many of a kind at most are taken along at once. */
export const MOST_ALONG = 2000;

export interface TakingAlong {
  readonly days: number;
  /** Whether the cards that are asked for at its service point are made by this station alone. */
  readonly requests: boolean;
  /** So many cards of the pool, the lowest numbers first. */
  readonly temporaryCards: number;
  readonly servicePointId: string;
  readonly by: string;
  readonly at: string;
  readonly draft: (note: NonNullable<FactDraft['note']>) => FactDraft;
}

interface Parts extends Pick<SyncParts, 'now' | 'station'> {
  readonly store: Store;
  /** Sends what waits and takes in what came, at once; false where the server could not be reached. */
  readonly exchange: () => Promise<boolean>;
  /** Takes in what comes within that time. */
  readonly pull: (waitSeconds: number) => Promise<void>;
}

const DAY_MS = 86_400_000;

/**
 * Brings the station up to the feed, and asks to be the only one that makes the cards of its service point for so many days. What another
 * station has is left to it. Throws Refusal('along-away') where the server cannot be reached: then nothing is taken.
 */
export async function takeAlong(taking: TakingAlong, parts: Parts): Promise<void> {
  const { store, now, station, exchange, pull } = parts;
  if (!(await exchange())) throw new Refusal('along-away');
  const wanted = candidates(taking, store).filter((one) => !isElsewhere(one, { store, now, station }));
  const { days, by, servicePointId, at, draft } = taking;
  const { fact: last } = store.transact((writer) => {
    for (const one of wanted) writer.append(leaseTaken(one, days));
    const before = alongNow(writer);
    const { fact } = writer.append(draft({ days, taken: wanted.length }));
    const until = new Date(Date.parse(at) + days * DAY_MS).toISOString();
    keepAlong(writer, { since: before?.since ?? at, days, until, servicePointId, by, from: before?.from ?? fact });
    return { fact };
  });
  await exchange();
  await untilPlaced(last, { store, pull });
}

/** Whether another station alone may do it just now. */
export function isElsewhere({ id }: Exclusive, { store, now, station }: Pick<SyncParts, 'store' | 'now' | 'station'>): boolean {
  const held = store.feed.lease(id);
  return held !== undefined && held.station !== station().station && held.endsMs > now();
}

/** What may be taken along, whoever has it. */
export function candidates(
  { requests, temporaryCards, servicePointId }: Pick<TakingAlong, 'requests' | 'temporaryCards' | 'servicePointId'>,
  { cards, temporaryCards: pool }: Pick<StoreReader, 'cards' | 'temporaryCards'>,
): readonly Exclusive[] {
  const toMake = requests ? cards.byState(TO_MAKE, [servicePointId], MOST_ALONG) : [];
  return [
    ...toMake.map(({ id }) => ({ kind: 'card', id, servicePointId }) as const),
    ...pool.free(servicePointId, temporaryCards).map(({ id }) => ({ kind: 'temporary-card', id, servicePointId }) as const),
  ];
}

/**
 * Ends it: every lease is given back, but of cards that are begun and not finished, which end by themselves. Throws Refusal('not-found') where
 * nothing was taken along. What waits is sent as always.
 */
export function bringBack({ at, draft }: Pick<TakingAlong, 'at' | 'draft'>, { store, now }: Pick<Parts, 'store' | 'now'>): void {
  store.transact((writer) => {
    const taken = alongNow(writer);
    if (taken === undefined) throw new Refusal('not-found');
    const given = writer.feed.ownLeases(now()).filter(({ id }) => writer.operations.openByCard(id) === undefined);
    for (const lease of given) writer.append(leaseGivenBack(lease));
    writer.append(draft({ given: given.length }));
    keepAlong(writer, { ...taken, backAt: at });
  });
}
