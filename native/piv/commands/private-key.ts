import { tlv } from '../../../core/base/ber-tlv.ts';
import type { CommandSender } from '../../iso7816/apdu.ts';
import { type AsymmetricKind, algorithms } from '../tables/algorithms.ts';
import { type SlotKey, slots } from '../tables/slots.ts';
import { CHALLENGE, EXPONENTIATION, RESPONSE, generalAuthenticate } from './general-authenticate.ts';

/** A private key on the card: where it lies and what it is. */
export interface KeyOnCard {
  readonly slot: SlotKey;
  readonly kind: AsymmetricKind;
}

const REFUSALS = {
  'not-allowed': 'pin-needed',
  'wrong-data': 'key-missing',
  'wrong-parameters': 'key-missing',
  'reference-not-found': 'key-missing',
  'not-found': 'key-missing',
} as const;
const ANSWER_WANTED = tlv(RESPONSE);

function at({ slot, kind }: KeyOnCard) {
  return { p1: algorithms[kind].id, p2: slots[slot].reference, wanted: RESPONSE, secret: true } as const;
}

/**
 * The private key applied to one block (SP 800-73-5 part 2 §3.2.4, appendix A.3 to A.5): RSA wants a padded block as long as its modulus,
 * ECDSA a digest no longer than its curve, Ed25519 the message itself. Throws PivError 'pin-needed' or 'key-missing'.
 */
export function applyPrivateKey(sender: CommandSender, key: KeyOnCard, block: Uint8Array): Promise<Uint8Array> {
  return generalAuthenticate(sender, { ...at(key), elements: [ANSWER_WANTED, tlv(CHALLENGE, block)] }, REFUSALS);
}

/** ECDH with the other side's point (04 X Y); the shared X coordinate, to be wiped. Errors as applyPrivateKey. */
export function agreeWithPrivateKey(sender: CommandSender, key: KeyOnCard, point: Uint8Array): Promise<Uint8Array> {
  return generalAuthenticate(sender, { ...at(key), elements: [ANSWER_WANTED, tlv(EXPONENTIATION, point)] }, REFUSALS);
}
