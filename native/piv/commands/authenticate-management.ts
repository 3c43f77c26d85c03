import { tlv } from '../../../core/base/ber-tlv.ts';
import { equalBytes, wipe } from '../../../core/base/bytes.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { type ManagementKey, decipherBlock, encipherBlock, requireManagementKey } from '../management-key.ts';
import { PivError } from '../piv-error.ts';
import { algorithms } from '../tables/algorithms.ts';
import { slots } from '../tables/slots.ts';
import { CHALLENGE, RESPONSE, WITNESS, generalAuthenticate } from './general-authenticate.ts';
import { commandName } from './perform.ts';

/** Random bytes; passed in so that nothing here is left to chance in tests. */
export type RandomBytes = (length: number) => Uint8Array;

const ASK = new Uint8Array(0);
const NOT_THIS_CIPHER = {
  'wrong-parameters': 'management-cipher-wrong',
  'wrong-data': 'management-cipher-wrong',
  'reference-not-found': 'management-cipher-wrong',
  blocked: 'management-key-blocked',
} as const;
const WRONG_KEY = {
  'not-allowed': 'management-key-wrong',
  'tries-left': 'management-key-wrong',
  'wrong-data': 'management-key-wrong',
} as const;

/**
 * Mutual authentication with 9B (SP 800-73-5 part 2 §3.2.4, appendix A.1): the card's witness deciphered, our challenge enciphered by it.
 * Throws PivError 'management-cipher-wrong' (no try spent), 'management-key-wrong', 'management-key-blocked', 'card-not-proved'.
 */
export async function authenticateMutually(sender: CommandSender, key: ManagementKey, random: RandomBytes): Promise<void> {
  requireManagementKey(key);
  const at = { p1: algorithms[key.cipher].id, p2: slots['9b'].reference };
  const enciphered = await generalAuthenticate(sender, { ...at, elements: [tlv(WITNESS, ASK)], wanted: WITNESS }, NOT_THIS_CIPHER);
  const witness = decipherBlock(key, requireBlock(key, enciphered));
  const challenge = random(witness.length);
  const expected = encipherBlock(key, challenge);
  const elements = [tlv(WITNESS, witness), tlv(CHALLENGE, challenge)];
  const response = await generalAuthenticate(sender, { ...at, elements, wanted: RESPONSE, secret: true }, WRONG_KEY);
  const proved = equalBytes(response, expected);
  wipe(witness);
  if (proved) return;
  const command = commandName('generalAuthenticate');
  throw new PivError('card-not-proved', `${command}: the card enciphered our challenge wrongly`, { command });
}

/**
 * External authentication with 9B (SP 800-73-5 part 2 appendix A.2): the card's challenge enciphered; the card proves nothing.
 * Errors as authenticateMutually.
 */
export async function authenticateExternally(sender: CommandSender, key: ManagementKey): Promise<void> {
  requireManagementKey(key);
  const at = { p1: algorithms[key.cipher].id, p2: slots['9b'].reference };
  const challenge = await generalAuthenticate(sender, { ...at, elements: [tlv(CHALLENGE, ASK)], wanted: CHALLENGE }, NOT_THIS_CIPHER);
  const response = encipherBlock(key, requireBlock(key, challenge));
  await generalAuthenticate(sender, { ...at, elements: [tlv(RESPONSE, response)], secret: true }, WRONG_KEY);
}

function requireBlock({ cipher }: ManagementKey, block: Uint8Array): Uint8Array {
  if (block.length === algorithms[cipher].blockBytes) return block;
  const command = commandName('generalAuthenticate');
  throw new PivError('answer-malformed', `${command}: expected one block of ${algorithms[cipher].blockBytes} bytes, got ${block.length}`, {
    command,
  });
}
