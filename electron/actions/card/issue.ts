import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { produce } from '../operation/produce.ts';
import { assertBlankAt, assertEndPossible, issueOperation } from './begin-issue.ts';

/** Row 27: writes down that this card is to be made and starts; the answer comes at once, progress comes as events. */
export const cardIssue: Handler<'card.issue'> = (call, parts) => {
  const card = required(call.subject.card, 'the card');
  const { reader } = call.input;
  const holder = required(parts.store.get('person', card.personId), 'the holder');
  if (holder.state !== 'active') throw new Refusal('person-not-active', { state: holder.state });
  if (parts.store.operations.openByCard(card.id) !== undefined) throw new Refusal('card-unfinished');
  assertEndPossible(card, parts.store);
  assertBlankAt(reader, parts);
  const operation = issueOperation(card, call, parts);
  parts.store.transact((writer) => {
    writer.append(
      factOf(call, 'card.issue', {
        note: { card: card.number, reader },
        changes: [{ record: 'operation', id: operation.id, set: operation }],
      }),
    );
  });
  produce({ operationId: operation.id, reader, who: call.who }, parts);
  return { operationId: operation.id };
};
