import type { Change } from '../../../core/facts/draft.ts';
import type { FactBody } from '../../../core/facts/fact.ts';
import { cascade } from '../../../core/lifecycles/cascade.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { temporaryCardLifecycle } from '../../../core/lifecycles/temporary-card.ts';
import type { Card, Request } from '../../../core/records/records.ts';
import { revocations, temporaryCardChange } from '../../desk/temporary-card/take-back.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import { cardStep } from '../card/card-change.ts';
import { mobileStep } from '../mobile-id/mobile-change.ts';
import { virtualRevocations, virtualStep } from '../virtual-smart-card/virtual-change.ts';

export type PersonEvent = keyof typeof cascade;

interface Happening {
  readonly personId: string;
  readonly event: PersonEvent;
  readonly at: string;
}

const PAGE = 100;

/** What happens to a person's credentials with them (spec credentials 1.1b). */
export function credentialChanges(writer: StoreWriter, { personId, event, at }: Happening): readonly Change[] {
  return [
    ...cardChanges(writer, personId, event),
    ...temporaryCardChanges(writer, { personId, event, at }),
    ...virtualChanges(writer, personId, event),
    ...mobileChanges(writer, personId, event),
  ];
}

function cardChanges(writer: StoreWriter, personId: string, event: PersonEvent): readonly Change[] {
  const { card: cardEvent } = cascade[event];
  if (cardEvent !== 'deactivate' && cardEvent !== 'reactivate' && cardEvent !== 'lock') return [];
  const cards = event === 'reactivate' ? returning(writer, personId) : writer.cards.byPerson(personId);
  return cards.flatMap((card) => {
    const steps = cardStep(writer, card, cardEvent);
    // A card that was begun and not finished cannot be locked, but what it has of certificates must not be left on hold.
    return steps.length === 0 && event === 'lock' ? revocations(writer, card.id) : steps;
  });
}

/** Whoever has a temporary card when they are deactivated or locked has it locked, for good: it knows no rest. */
function temporaryCardChanges(writer: StoreWriter, { personId, event, at }: Happening): readonly Change[] {
  if (cascade[event].temporaryCard !== 'lock') return [];
  const cards = writer.temporaryCards.byPerson(personId).filter(({ state }) => next(temporaryCardLifecycle, state, 'lock').ok);
  return cards.flatMap(({ id }) => temporaryCardChange(writer, id, { event: 'lock', at }));
}

/** It rests only with its person, so it comes back with them. One that was begun and not finished keeps nothing that could be used. */
function virtualChanges(writer: StoreWriter, personId: string, event: PersonEvent): readonly Change[] {
  const { virtualSmartCard: step } = cascade[event];
  if (step !== 'deactivate' && step !== 'reactivate' && step !== 'lock') return [];
  return writer.virtualSmartCards.byPerson(personId).flatMap((card) => {
    const changes = virtualStep(writer, card, step);
    return changes.length === 0 && step === 'lock' ? virtualRevocations(writer, card.id) : changes;
  });
}

/** As a virtual smart card: it has no rest of its own. One that still waits for its phone is settled by the state of its person when that comes. */
function mobileChanges(writer: StoreWriter, personId: string, event: PersonEvent): readonly Change[] {
  const { mobileId: step } = cascade[event];
  if (step !== 'deactivate' && step !== 'reactivate' && step !== 'lock') return [];
  return writer.mobileIds.byPerson(personId).flatMap((mobileId) => mobileStep(writer, mobileId, step));
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
