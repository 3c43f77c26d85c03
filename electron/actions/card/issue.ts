import { Refusal } from '../../../core/failures/refusal.ts';
import type { Operation } from '../../../core/records/records.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { produce } from '../operation/produce.ts';

/** Row 27: writes down that this card is to be made and starts; the answer comes at once, progress comes as events. */
export const cardIssue: Handler<'card.issue'> = (call, parts) => {
  const card = required(call.subject.card, 'the card');
  const { reader } = call.input;
  const holder = required(parts.store.get('person', card.personId), 'the holder');
  if (holder.state !== 'active') throw new Refusal('person-not-active', { state: holder.state });
  if (parts.store.operations.openByCard(card.id) !== undefined) throw new Refusal('card-unfinished');
  if (parts.desk.busy(reader)) throw new Refusal('reader-busy');
  const tile = parts.desk.reader(reader);
  if (tile.contents === 'empty') throw new Refusal('no-card');
  if (tile.contents === 'foreign') throw new Refusal('card-foreign');
  if (tile.cardNumber !== undefined) throw new Refusal('card-already-issued', { card: tile.cardNumber });
  // Throws where this station was not given the organisation's keys: better now than with half a card.
  parts.house.cardSecrets.masterKeyVersion();
  const operation: Operation = {
    id: parts.newId(),
    kind: 'issue',
    cardId: card.id,
    servicePointId: card.servicePointId,
    state: 'open',
    step: 'look',
    findings: {},
    startedBy: required(call.session, 'a session').personId,
    startedAt: call.at,
  };
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
