import { type Handler, factOf, required } from '../handler.ts';
import { produce } from '../operation/produce.ts';
import { assertEndPossible, blankAt, issueOperation } from './begin-issue.ts';
import { knownProfile, newCard } from './new-card.ts';

/** Row 27 by its second door: card and operation begin in one fact, and only with a blank in the reader. */
export const cardIssueToPerson: Handler<'card.issue-to-person'> = (call, parts) => {
  const person = required(call.subject.person, 'the person');
  const { profileId, reader } = call.input;
  const profile = knownProfile(profileId);
  const blank = blankAt(reader, parts);
  const begun = parts.store.transact((writer) => {
    const card = newCard(writer, person, { id: parts.newId(), profileId: profile.id, state: 'approved', createdAt: call.at });
    assertEndPossible(card, writer);
    const operation = issueOperation(card, call, parts);
    writer.append(
      factOf(call, 'card.issue-to-person', {
        subject: { kind: 'card', id: card.id },
        note: { card: card.number, reader, profile: profile.name },
        changes: [
          { record: 'card', id: card.id, set: card },
          { record: 'operation', id: operation.id, set: operation },
        ],
      }),
    );
    return { cardId: card.id, operationId: operation.id };
  });
  produce({ operationId: begun.operationId, reader, ...blank, who: call.who }, parts);
  return begun;
};
