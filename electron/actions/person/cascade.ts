import type { Change } from '../../../core/facts/draft.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import { cascade } from '../../../core/lifecycles/cascade.ts';
import type { Card, Request } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { lockedWithHolder } from '../../desk/temporary-card/take-back.ts';
import { cardStep } from '../card/card-change.ts';

export type PersonEvent = keyof typeof cascade;

const PAGE = 100;

/** What happens to a person's credentials with them (spec credentials 1.1b). */
export function credentialChanges(store: StoreReader, personId: string, event: PersonEvent): readonly Change[] {
  const { card: cardEvent, temporaryCard } = cascade[event];
  if (cardEvent !== 'deactivate' && cardEvent !== 'reactivate' && cardEvent !== 'lock') return [];
  const cards = event === 'reactivate' ? returning(store, personId) : store.cards.byPerson(personId);
  const lent = temporaryCard === 'lock' ? store.temporaryCards.byPerson(personId) : [];
  return [...cards.flatMap((card) => cardStep(store, card, cardEvent)), ...lent.flatMap((card) => lockedWithHolder(store, card))];
}

/** Cards that rested because their person did: one that was deactivated for itself stays so. Several come back only while several may be active. */
function returning(store: StoreReader, personId: string): readonly Card[] {
  const rested = restedWith(store, personId);
  const cards = store.cards
    .byPerson(personId)
    .filter((card) => card.state === 'inactive' && (rested === undefined || rested.has(card.id)))
    .toSorted((left, right) => (right.activatedAt ?? '').localeCompare(left.activatedAt ?? ''));
  return store.get('option', 'cards-multiple-active')?.value === true ? cards : cards.slice(0, 1);
}

/** Ids of the cards that the person's last deactivation took with it; undefined where no fact of this chain tells. */
function restedWith(store: StoreReader, personId: string): ReadonlySet<string> | undefined {
  for (let before: number | undefined; ; ) {
    const facts = store.facts.find({ personId, limit: PAGE, ...(before === undefined ? {} : { before }) });
    const deactivation = facts.find(({ fact }) => sets(fact, 'person', 'inactive').includes(personId));
    if (deactivation !== undefined) return new Set(sets(deactivation.fact, 'card', 'inactive'));
    if (facts.length < PAGE) return undefined;
    before = facts.at(-1)?.fact.n;
  }
}

function sets({ changes }: FactBody, record: string, state: string): readonly string[] {
  return changes.filter((change) => change.record === record && change.set['state'] === state).map(({ id }) => id);
}

/** Requests that can no longer be carried out end as aborted, and with them the cards that only they had made. */
export function endedRequests(requests: readonly Request[], store: StoreReader, at: string): readonly Change[] {
  return requests.flatMap((request): Change[] => {
    const made = request.cardId === undefined ? undefined : store.get('card', request.cardId);
    return [
      { record: 'request', id: request.id, set: { state: 'aborted', decidedAt: at } },
      ...(made?.state === 'requested' ? [{ record: 'card' as const, id: made.id, set: { state: 'aborted' as const } }] : []),
    ];
  });
}
