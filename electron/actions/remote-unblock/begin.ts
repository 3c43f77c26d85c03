import { toHex } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { fieldBits, packChallenge } from '../../../core/remote-unblock/fields.ts';
import { encodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import { cardReference, stationReference } from '../../secrets/remote-unblock.ts';
import { recogniseAt } from '../card/recognise-at.ts';
import type { Handler } from '../handler.ts';
import { CALL_MINUTES, setHolderCall } from './holder-call.ts';
import { askThroughServer, endHolderCall } from './holder-online.ts';

/** What a card of the organisation may look like to a station that need not have its record. */
const MAY_BE_OURS: readonly string[] = ['ours', 'foreign'];

/** A challenge for the one card that is there, or for the one in the chosen reader. Whoever holds a card may ask; nothing of it is told. */
export const remoteUnblockBegin: Handler<'remote-unblock.begin'> = async (call, parts) => {
  const { desk, house, random, clock } = parts;
  endHolderCall(parts);
  const there = desk.readers().readers.filter(({ contents }) => MAY_BE_OURS.includes(contents));
  const readers = there.map(({ number, name }) => ({ number, name }));
  const reader = call.input.reader ?? (there.length === 1 ? there[0]?.name : undefined);
  if (reader === undefined) {
    if (there.length === 0) throw new Refusal('no-card');
    return { readers };
  }
  const { cardUuid, puk } = await recogniseAt(reader, parts);
  if (cardUuid === undefined) throw new Refusal('card-foreign');
  if (puk?.triesLeft === 0) throw new Refusal('puk-blocked');
  // The last try is never spent (PRODUCT, decision 8).
  if (puk?.triesLeft === 1) throw new Refusal('puk-wrong', { triesLeft: 1 });
  const nonce = BigInt(`0x${toHex(random(8))}`) >> BigInt(64 - fieldBits.nonce);
  const challenge = { station: stationReference(house.calls.wrappingSpki), card: cardReference(cardUuid), nonce };
  const id = parts.newId();
  setHolderCall(parts, { id, reader, cardUuid, challenge, startedMs: clock.now(), wrong: 0, atServer: 'no' });
  void askThroughServer(id, parts);
  return { readers, challenge: { groups: [...encodeCode('challenge', packChallenge(challenge))], minutes: CALL_MINUTES } };
};
