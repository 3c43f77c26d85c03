import type { ActionOutput } from '../../core/actions/all.ts';
import { along, alongNow } from '../store/along.ts';
import { candidates, isElsewhere, MOST_ALONG } from './take-along.ts';
import type { SyncParts } from './link.ts';

type Output = ActionOutput<'sync.along'>;
type Parts = Pick<SyncParts, 'store' | 'now' | 'station'>;

/** What there is at the station's service point to take along. */
export function toTakeAlong(parts: Parts): Output['here'] {
  const { store } = parts;
  const { servicePoint: servicePointId } = parts.station();
  const wanted = candidates({ requests: true, temporaryCards: MOST_ALONG, servicePointId }, store);
  return {
    servicePoint: store.get('service-point', servicePointId)?.name ?? '',
    people: store.people.count({ servicePointIds: [servicePointId], states: ['active'] }),
    cards: wanted.filter(({ kind }) => kind === 'card').length,
    temporaryCards: wanted.filter(({ kind }) => kind === 'temporary-card').length,
    elsewhere: wanted.filter((one) => isElsewhere(one, parts)).length,
  };
}

/** Until when something is taken along; undefined while nothing is. */
export function awayUntil({ store, now }: Pick<Parts, 'store' | 'now'>): { readonly until: string; readonly over: boolean } | undefined {
  const taken = alongNow(store);
  return taken === undefined ? undefined : { until: taken.until, over: Date.parse(taken.until) <= now() };
}

/** What was taken along last, and what became of what was done meanwhile; undefined where nothing ever was. */
export function takenAlong({ store, now }: Pick<Parts, 'store' | 'now'>): Output['along'] {
  const taken = along(store);
  if (taken === undefined) return undefined;
  const { since, until, by, from, backAt } = taken;
  const leases = store.feed.ownLeases(now());
  return {
    since,
    until,
    by: store.people.nameOf(by),
    over: Date.parse(until) <= now(),
    ...(backAt === undefined ? {} : { backAt }),
    cards: leases.filter(({ kind }) => kind === 'card').length,
    temporaryCards: leases.filter(({ kind }) => kind === 'temporary-card').length,
    ...store.feed.ownActs({ from, ...(backAt === undefined ? {} : { until: backAt }) }),
  };
}
