import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { cardLifecycle } from '../../../core/lifecycles/card.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import type { Card, Certificate } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

export type CardEvent = 'activate' | 'deactivate' | 'reactivate' | 'lock';

/** What each event does to the card's certificates: from these states to that one (spec credentials 1.2, 1.3). */
const certificateEffect: Readonly<
  Record<CardEvent, { readonly from: readonly Certificate['state'][]; readonly to: Certificate['state'] }>
> = {
  activate: { from: ['on-hold'], to: 'valid' },
  deactivate: { from: ['valid'], to: 'on-hold' },
  reactivate: { from: ['on-hold'], to: 'valid' },
  lock: { from: ['valid', 'on-hold'], to: 'revoked' },
};

/**
 * The record changes of a card event: the card's new state and its certificates', which then wait for the authority.
 * Checks state, holder and the rule of one active card anew. Throws Refusal when it is not possible.
 */
export function cardChange(
  store: StoreReader,
  { cardId, event }: { readonly cardId: string; readonly event: CardEvent },
): readonly Change[] {
  const card = store.get('card', cardId);
  if (card === undefined) throw new Refusal('not-found');
  if (!next(cardLifecycle, card.state, event).ok) throw new Refusal('state-refuses', { state: card.state, event });
  if (event === 'activate' || event === 'reactivate') assertMayBeActive(store, card);
  return cardStep(store, card, event);
}

/** The same without asking about holder and other cards, for what happens to a card with its person; nothing where the card knows no such step. */
export function cardStep(store: StoreReader, card: Card, event: CardEvent): readonly Change[] {
  const step = next(cardLifecycle, card.state, event);
  if (!step.ok) return [];
  const { from, to } = certificateEffect[event];
  const certificates = store.certificates.byCard(card.id).filter((certificate) => from.includes(certificate.state));
  return [
    { record: 'card', id: card.id, set: { state: step.to as Card['state'] } },
    ...certificates.map(
      (certificate): Change => ({
        record: 'certificate',
        id: certificate.id,
        set: { state: to, waitingForAuthority: true, ...(to === 'revoked' ? { revocationReason: 'cessationOfOperation' } : {}) },
      }),
    ),
  ];
}

/** The holder must be Active, and unless the option for several is on, no other card of theirs may be. */
export function assertMayBeActive(store: StoreReader, card: Card): void {
  const person = store.get('person', card.personId);
  if (person?.state !== 'active') throw new Refusal('person-not-active', { state: person?.state ?? 'unknown' });
  if (store.get('option', 'cards-multiple-active')?.value === true) return;
  const other = store.cards.byPerson(card.personId).find((candidate) => candidate.id !== card.id && candidate.state === 'active');
  if (other !== undefined) throw new Refusal('second-active-card', { card: other.number });
}
