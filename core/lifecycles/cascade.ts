import type { CardEvent } from './card.ts';
import type { TemporaryCardEvent } from './temporary-card.ts';
import type { MobileIdEvent } from './mobile-id.ts';
import type { VirtualSmartCardEvent } from './virtual-smart-card.ts';

interface Cascade {
  readonly card?: CardEvent;
  readonly temporaryCard?: TemporaryCardEvent;
  readonly mobileId?: MobileIdEvent;
  readonly virtualSmartCard?: VirtualSmartCardEvent;
}

/** What a person's event does to each of their credentials (spec credentials 1.1b). A temporary card has no inactive state: it is locked. */
export const cascade: Readonly<Record<'deactivate' | 'reactivate' | 'lock', Cascade>> = {
  deactivate: { card: 'deactivate', temporaryCard: 'lock', mobileId: 'deactivate', virtualSmartCard: 'deactivate' },
  reactivate: { card: 'reactivate', mobileId: 'reactivate', virtualSmartCard: 'reactivate' },
  lock: { card: 'lock', temporaryCard: 'lock', mobileId: 'lock', virtualSmartCard: 'lock' },
};

type CascadeEvent = keyof typeof cascade;

/** What becomes of a person's roles: all are taken, or those that are given by default are given. */
export const rolesBy: Readonly<Record<CascadeEvent, 'taken' | 'given'>> = { deactivate: 'taken', reactivate: 'given', lock: 'taken' };

/** Which open requests about a person end: nothing can be asked for a locked one any more; for one who rests, no card can be made. */
export const requestsEndedBy: Readonly<Record<CascadeEvent, 'none' | 'for-cards' | 'every'>> = {
  deactivate: 'for-cards',
  reactivate: 'none',
  lock: 'every',
};

/** Rows that ask for a card. */
const CARD_ROWS: readonly number[] = [26, 35];

/** Does a request of that row lose its sense by what happens to its person? */
export function endsRequest(event: CascadeEvent, row: number): boolean {
  const ended = requestsEndedBy[event];
  return ended === 'every' || (ended === 'for-cards' && CARD_ROWS.includes(row));
}
