import { Refusal } from '../../../core/failures/refusal.ts';
import { discardOnRecord, wipeCard } from '../../desk/issue/discard.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Handler, required } from '../handler.ts';

/** Gives an unfinished card up: certificates revoked first, then the card wiped where it lies in a reader and can be. */
export const operationDiscard: Handler<'operation.discard'> = async (call, parts) => {
  const operation = required(call.subject.operation, 'the operation');
  const { reader } = call.input;
  if (operation.state !== 'open') throw new Refusal('operation-not-open');
  if (reader !== undefined && parts.desk.busy(reader)) throw new Refusal('reader-busy');
  if (reader !== undefined && parts.desk.tile(reader)?.unfinishedOperationId !== operation.id)
    throw new Refusal('card-not-this-one', { card: call.subject.card?.number ?? '' });
  discardOnRecord({
    store: parts.store,
    secrets: parts.house.cardSecrets,
    operationId: operation.id,
    who: call.who,
    at: call.at,
    because: 'given-up',
  });
  await settleAuthority(parts);
  if (reader !== undefined) await parts.desk.at(reader, (channel) => wipeCard(channel, parts.random), { changes: true });
  return {};
};
