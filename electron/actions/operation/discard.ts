import { Refusal } from '../../../core/failures/refusal.ts';
import type { CardChannel } from '../../../native/iso7816/channel.ts';
import { discardOnRecord, revokeForDiscard } from '../../desk/issue/discard.ts';
import { wipeCard } from '../../desk/issue/wipe-card.ts';
import { openOwnCard } from '../card/own-card.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { discardTemporary } from '../temporary-card/discard.ts';
import { saidNumber } from '../view/said-number.ts';
import { type Handler, required } from '../handler.ts';

/**
 * Gives an unfinished card up: certificates revoked first, then the card wiped where it lies in a reader and can be, then its record. A
 * card that is pulled while it is wiped stays unfinished, and can be given up again.
 */
export const operationDiscard: Handler<'operation.discard'> = async (call, parts) => {
  const operation = required(call.subject.operation, 'the operation');
  const { desk, store } = parts;
  const { reader } = call.input;
  if (operation.state !== 'open') throw new Refusal('operation-not-open');
  if (desk.operation(operation.id)?.state === 'running' || (reader !== undefined && desk.busy(reader))) throw new Refusal('reader-busy');
  if (reader !== undefined && desk.tile(reader)?.unfinishedOperationId !== operation.id)
    throw new Refusal('card-not-this-one', { card: saidNumber(call.subject) });
  if (operation.temporary === true) return discardTemporary(operation, call, parts);
  const given = { store, operationId: operation.id, who: call.who, because: 'given-up' };
  revokeForDiscard(given);
  await settleAuthority(parts);
  if (reader !== undefined) {
    const record = required(store.get('card', operation.cardId), 'the card');
    const wiping = async (channel: CardChannel): Promise<void> => {
      const { card } = await openOwnCard(channel, record, parts);
      await wipeCard(card, parts.random, operation.findings['model']);
    };
    await desk.at(reader, wiping);
  }
  discardOnRecord({ ...given, secrets: parts.house.cardSecrets, at: call.at });
  desk.discarded(operation.id);
  return {};
};
