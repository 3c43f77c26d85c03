import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { concat, fromHex, toHex, wipe } from '../../core/base/bytes.ts';
import { utf8 } from '../../core/base/utf8.ts';
import { type Challenge, fieldBits, packChallenge, type Response } from '../../core/remote-unblock/fields.ts';
import { encodeProof, PROOF_VALUES } from '../../core/remote-unblock/spoken-code.ts';

/** `replace`: the new PUK that both sides derive takes the place of the old one. `keep`: which of two is live has to be learned first. */
export type Mode = 'replace' | 'keep';
/** What the holder's station found: the PUK was replaced, was right and stays, or was wrong. */
export type Outcome = 'replaced' | 'kept' | 'wrong';

const PUK_BYTES = 8;
const UNUSED = 0xff;

/** What both stations of a call share: their key agreement, bound to card, stations and challenge. */
export interface CallKeys {
  readonly seal: Uint8Array;
  readonly tag: Uint8Array;
  readonly nextPuk: Uint8Array;
  readonly proof: Uint8Array;
}

export interface CallParties {
  /** P-256 agreement of the two stations' long-lived keys. */
  readonly agreed: Uint8Array;
  readonly holderSpki: Uint8Array;
  readonly deskSpki: Uint8Array;
  readonly cardUuid: string;
  readonly challenge: Challenge;
}

/** HKDF-SHA-256 (RFC 5869): the challenge as salt, both public keys and the card's UUID as info; one key for each purpose. */
export function callKeys({ agreed, holderSpki, deskSpki, cardUuid, challenge }: CallParties): CallKeys {
  const info = concat(utf8('cardwright remote unblock v1'), holderSpki, deskSpki, fromHex(cardUuid.replaceAll('-', '')));
  const bytes = new Uint8Array(hkdfSync('sha256', agreed, bytesOf(packChallenge(challenge), 11), info, 128));
  return { seal: bytes.slice(0, 32), tag: bytes.slice(32, 64), nextPuk: bytes.slice(64, 96), proof: bytes.slice(96) };
}

export function wipeCallKeys({ seal, tag, nextPuk, proof }: CallKeys): void {
  wipe(seal, tag, nextPuk, proof);
}

/** The first bits of a hash: enough to tell a station or card from the others of an organisation. */
export function stationReference(wrappingSpki: Uint8Array): bigint {
  return firstBits(digest(concat(utf8('station'), wrappingSpki)), fieldBits.station);
}

export function cardReference(cardUuid: string): bigint {
  return firstBits(digest(concat(utf8('card'), fromHex(cardUuid.replaceAll('-', '')))), fieldBits.card);
}

/** Seals the PUK: the tag is made of it and is what the key stream is made of (SIV), so no stream is ever used for two PUKs. */
export function sealPuk(
  keys: CallKeys,
  puk: Uint8Array,
  { mode, deskNonce }: { readonly mode: Mode; readonly deskNonce: bigint },
): Response {
  const tag = tagOf(keys, puk, { mode, deskNonce });
  const stream = streamOf(keys, tag, deskNonce);
  const sealed = puk.map((byte, index) => byte ^ (stream[index] ?? 0));
  return { deskNonce, tag, sealedPuk: BigInt(`0x${toHex(sealed)}`) };
}

/** The PUK and what to do with it; undefined where the response is not of this call. The caller wipes the PUK. */
export function openPuk(keys: CallKeys, response: Response): { readonly puk: Uint8Array; readonly mode: Mode } | undefined {
  const stream = streamOf(keys, response.tag, response.deskNonce);
  const puk = bytesOf(response.sealedPuk, PUK_BYTES).map((byte, index) => byte ^ (stream[index] ?? 0));
  for (const mode of ['replace', 'keep'] as const)
    if (same(tagOf(keys, puk, { mode, deskNonce: response.deskNonce }), response.tag)) return { puk, mode };
  wipe(puk);
  return undefined;
}

/** The PUK that takes the old one's place: of the old one, both nonces (the challenge is in the keys) and the agreement. No byte is FF. */
export function nextPuk(keys: CallKeys, puk: Uint8Array, deskNonce: bigint): Uint8Array {
  const out: number[] = [];
  for (let counter = 0; out.length < PUK_BYTES; counter += 1) {
    const block = hmac(keys.nextPuk, Uint8Array.of(counter), bytesOf(deskNonce, 2), puk);
    for (const byte of block) if (byte !== UNUSED && out.length < PUK_BYTES) out.push(byte);
    wipe(block);
  }
  return Uint8Array.from(out);
}

/** Four signs that the holder reads back: which outcome it was, provably of this call. */
export function proofOf(keys: CallKeys, outcome: Outcome, deskNonce: bigint): string {
  const value = firstBits(hmac(keys.proof, utf8(outcome), bytesOf(deskNonce, 2)), 48);
  return encodeProof(Number(value % BigInt(PROOF_VALUES)));
}

function tagOf(keys: CallKeys, puk: Uint8Array, { mode, deskNonce }: { readonly mode: Mode; readonly deskNonce: bigint }): bigint {
  return firstBits(hmac(keys.tag, utf8(mode), bytesOf(deskNonce, 2), puk), fieldBits.tag);
}

function streamOf(keys: CallKeys, tag: bigint, deskNonce: bigint): Uint8Array {
  return hmac(keys.seal, bytesOf(deskNonce, 2), bytesOf(tag, 5)).subarray(0, PUK_BYTES);
}

function same(left: bigint, right: bigint): boolean {
  return timingSafeEqual(bytesOf(left, 8), bytesOf(right, 8));
}

function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(
    createHmac('sha256', key)
      .update(concat(...parts))
      .digest(),
  );
}

function digest(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** Of at least eight bytes. */
function firstBits(bytes: Uint8Array, bits: number): bigint {
  return BigInt(`0x${toHex(bytes.subarray(0, 8))}`) >> BigInt(64 - bits);
}

function bytesOf(value: bigint, length: number): Uint8Array {
  return fromHex(value.toString(16).padStart(2 * length, '0'));
}
