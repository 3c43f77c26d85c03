import { Refusal } from '../../../core/failures/refusal.ts';
import type { Operation } from '../../../core/records/records.ts';
import type { CardChannel } from '../../../native/iso7816/channel.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { wipeCard } from '../../desk/issue/wipe-card.ts';
import { knownRecord, saidNumber } from '../../desk/look.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import type { Call, Parts } from '../handler.ts';
import { giveUp } from './give-up.ts';
import { produceTemporary } from './produce.ts';

/**
 * Gives an unfinished temporary card up. A card that was being prepared goes back to its factory state where it lies in a reader and can;
 * one that was being assigned or extended is taken back and wiped. A wipe cannot be given up, only the card locked.
 */
export async function discardTemporary(
  operation: Operation,
  call: Call<'operation.discard'>,
  parts: Parts,
): Promise<Record<string, never>> {
  const { reader } = call.input;
  const { who } = call;
  if (operation.kind === 'wipe') throw new Refusal('operation-not-open');
  if (reader !== undefined && operation.kind === 'prepare') await resetAt(reader, operation, parts);
  const wipeId = giveUp(operation, { parts, who, because: 'given-up' });
  parts.desk.discarded(operation.id);
  if (reader !== undefined && wipeId !== undefined) produceTemporary({ operationId: wipeId, reader, who }, parts);
  await settleAuthority(parts);
  return {};
}

/** Only the very card that the operation is about. */
function resetAt(reader: string, { cardId }: Operation, { desk, random, store }: Parts): Promise<void> {
  const reset = async (channel: CardChannel): Promise<void> => {
    const card = await PivCard.open(channel, random);
    const known = knownRecord(await recogniseOpen(card), store);
    if (known?.record.id !== cardId) throw new Refusal('card-not-this-one', { card: known === undefined ? '' : saidNumber(known) });
    await wipeCard(card, random, known.record.model);
  };
  return desk.at(reader, reset);
}
