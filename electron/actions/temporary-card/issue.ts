import { Refusal } from '../../../core/failures/refusal.ts';
import type { Operation } from '../../../core/records/records.ts';
import { operationOn } from '../../desk/temporary-card/take-back.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { produceTemporary } from './produce.ts';

/** Row 51, one card of the batch: the blank in the reader becomes this card of the pool. */
export const temporaryCardIssue: Handler<'temporary-card.issue'> = (call, parts) => {
  const card = required(call.subject.temporaryCard, 'the temporary card');
  const { reader } = call.input;
  if (parts.store.operations.openByCard(card.id) !== undefined) throw new Refusal('card-unfinished');
  if (parts.desk.busy(reader)) throw new Refusal('reader-busy');
  const tile = parts.desk.reader(reader);
  if (tile.contents === 'empty') throw new Refusal('no-card');
  if (tile.contents === 'foreign') throw new Refusal('card-foreign');
  if (tile.cardNumber !== undefined)
    throw new Refusal('card-already-issued', { card: tile.temporaryCardId === undefined ? tile.cardNumber : `T-${tile.cardNumber}` });
  // Throws where this station was not given the organisation's keys: better now than with half a card.
  parts.house.cardSecrets.masterKeyVersion();
  const operation: Operation = {
    ...operationOn(card),
    id: parts.newId(),
    kind: 'prepare',
    findings: {},
    startedBy: required(call.session, 'a session').personId,
    startedAt: call.at,
  };
  parts.store.transact((writer) => {
    const changes = [{ record: 'operation', id: operation.id, set: operation }] as const;
    writer.append(factOf(call, 'temporary-card.issue', { note: { card: card.number, reader }, changes }));
  });
  produceTemporary({ operationId: operation.id, reader, who: call.who }, parts);
  return { operationId: operation.id };
};
