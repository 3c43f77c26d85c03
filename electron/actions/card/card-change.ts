import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { cardLifecycle } from '../../../core/lifecycles/card.ts';
import { type CardEvent, certificateChanges } from '../../../core/lifecycles/card-certificates.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import type { Card } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

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
  const certificates = certificateChanges(store.certificates.byCard(card.id), { event, revocationReason: 'cessationOfOperation' });
  return [{ record: 'card', id: card.id, set: { state: step.to as Card['state'] } }, ...certificates];
}

/** The holder must be Active, and unless the option for several is on, no other card of theirs may be. */
export function assertMayBeActive(store: StoreReader, card: Card): void {
  const person = store.get('person', card.personId);
  if (person?.state !== 'active') throw new Refusal('person-not-active', { state: person?.state ?? 'unknown' });
  if (store.get('option', 'cards-multiple-active')?.value === true) return;
  const other = store.cards.byPerson(card.personId).find((candidate) => candidate.id !== card.id && candidate.state === 'active');
  if (other !== undefined) throw new Refusal('second-active-card', { card: other.number });
}
