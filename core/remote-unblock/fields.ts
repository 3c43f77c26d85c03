/**
 * What the two codes carry, most significant first (decision 0036):
 *
 *   challenge, 87 bits: station 14 | card 23 | nonce 50
 *   response, 116 bits: nonce of the desk 14 | tag 38 | sealed PUK 64
 */
const STATION_BITS = 14n;
const CARD_BITS = 23n;
const NONCE_BITS = 50n;
const DESK_NONCE_BITS = 14n;
const TAG_BITS = 38n;
const PUK_BITS = 64n;

export const fieldBits = {
  station: Number(STATION_BITS),
  card: Number(CARD_BITS),
  nonce: Number(NONCE_BITS),
  deskNonce: Number(DESK_NONCE_BITS),
  tag: Number(TAG_BITS),
  puk: Number(PUK_BITS),
} as const;

const mask = (bits: bigint): bigint => (1n << bits) - 1n;

export interface Challenge {
  /** Short references: the first bits of a hash of the station's public key, and of the card's UUID. */
  readonly station: bigint;
  readonly card: bigint;
  readonly nonce: bigint;
}

export function packChallenge({ station, card, nonce }: Challenge): bigint {
  return (station << (CARD_BITS + NONCE_BITS)) | (card << NONCE_BITS) | nonce;
}

export function unpackChallenge(value: bigint): Challenge {
  return { station: value >> (CARD_BITS + NONCE_BITS), card: (value >> NONCE_BITS) & mask(CARD_BITS), nonce: value & mask(NONCE_BITS) };
}

export interface Response {
  readonly deskNonce: bigint;
  readonly tag: bigint;
  readonly sealedPuk: bigint;
}

export function packResponse({ deskNonce, tag, sealedPuk }: Response): bigint {
  return (deskNonce << (TAG_BITS + PUK_BITS)) | (tag << PUK_BITS) | sealedPuk;
}

export function unpackResponse(value: bigint): Response {
  return { deskNonce: value >> (TAG_BITS + PUK_BITS), tag: (value >> PUK_BITS) & mask(TAG_BITS), sealedPuk: value & mask(PUK_BITS) };
}
