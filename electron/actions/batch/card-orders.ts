import type { Failure } from '../../../core/failures/table.ts';
import { cardLifecycle } from '../../../core/lifecycles/card.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card, Person } from '../../../core/records/records.ts';
import { z } from 'zod';
import { isBeingDiscarded } from '../../desk/issue/discard.ts';
import { beginIssue } from '../card/begin-issue.ts';
import { knownProfile } from '../card/new-card.ts';
import { requestedCard } from '../card/request.ts';
import { required } from '../handler.ts';
import { produce } from '../operation/produce.ts';
import { optionValue } from '../option/option-value.ts';
import type { PaperOrder, ProductionOrder, Turn } from './order.ts';

const requestAsked = z.object({ profileId: z.string(), alsoHolders: z.boolean() });

/** A card that is in force, or on its way to be. */
const onTheWay: readonly Card['state'][] = ['requested', 'approved', 'issued', 'active'];

/** Row 35: for each person a card, Approved at once or Requested by option. */
export const requestCards: PaperOrder = {
  action: 'batch.request-cards',
  kind: 'person',
  whyNot: ({ recordId, asked, caller, parts }) => {
    const person = personOf(recordId, parts);
    const denied = caller.may('batch.request-cards', { person, servicePointId: person.servicePointId });
    if (denied !== undefined) return denied;
    if (person.state !== 'active') return { code: 'person-not-active', params: { state: person.state } };
    if (requestAsked.parse(asked).alsoHolders) return undefined;
    const other = parts.store.cards.byPerson(person.id).find(({ state }) => onTheWay.includes(state));
    return other === undefined ? undefined : { code: 'second-active-card', params: { card: other.number } };
  },
  carryOut: (turn) => {
    const { recordId, parts, caller } = turn;
    const profile = knownProfile(requestAsked.parse(turn.asked).profileId);
    const asks = optionValue(parts.store, 'cards-batch-request-approval') === true;
    return parts.store.transact((writer) => {
      const person = required(writer.get('person', recordId), 'the person');
      const { card, changes } = requestedCard(writer, person, { row: 35, profile, asks, call: caller, newId: parts.newId });
      writer.append({
        kind: 'intent',
        action: 'batch.request-cards',
        who: caller.who,
        servicePoint: person.servicePointId,
        subject: { kind: 'card', id: card.id },
        note: { card: card.number, profile: profile.name, approval: asks },
        changes,
      });
      return card.id;
    });
  },
};

function personOf(id: string, { store }: Pick<Turn['parts'], 'store'>): Person {
  return required(store.get('person', id), 'the person');
}

const MADE: readonly Card['state'][] = ['issued', 'active', 'inactive'];

/** Row 36: each card from the next blank; one that was begun and not finished is taken up when it is back. */
export const issueCards: ProductionOrder = {
  action: 'batch.issue-cards',
  kind: 'card',
  whyNot: ({ recordId, caller, parts }): Failure | undefined => {
    const card = required(parts.store.get('card', recordId), 'the card');
    const person = personOf(card.personId, parts);
    const denied = caller.may('batch.issue-cards', { card, person, servicePointId: card.servicePointId });
    if (denied !== undefined) return denied;
    if (!next(cardLifecycle, card.state, 'issue').ok) return { code: 'state-refuses', params: { state: card.state, event: 'issue' } };
    if (person.state !== 'active') return { code: 'person-not-active', params: { state: person.state } };
    const open = parts.store.operations.openByCard(card.id);
    if (open !== undefined && isBeingDiscarded(open)) return { code: 'card-unfinished' };
    return cardProfileById(card.profileId) === undefined ? { code: 'not-found' } : undefined;
  },
  begin: ({ recordId, caller, parts }, reader, ended) => {
    const card = required(parts.store.get('card', recordId), 'the card');
    return beginIssue({ action: 'batch.issue-cards', card, reader, call: caller, ended }, parts);
  },
  resume: ({ caller, parts }, { operationId, reader }, ended) => produce({ operationId, reader, who: caller.who, ended }, parts),
  isMade: (cardId, { store }) => MADE.includes(required(store.get('card', cardId), 'the card').state),
};
