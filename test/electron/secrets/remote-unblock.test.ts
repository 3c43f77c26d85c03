import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { type CallParties, callKeys, nextPuk, openPuk, proofOf, sealPuk } from '../../../electron/secrets/remote-unblock.ts';

const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const parties = (change: Partial<CallParties> = {}): CallParties => ({
  agreed: new Uint8Array(32).fill(7),
  holderSpki: new Uint8Array(91).fill(1),
  deskSpki: new Uint8Array(91).fill(2),
  cardUuid: '3f0e4c1a-8f43-4f0d-9a55-0d6c1f3b2a77',
  challenge: { station: 5n, card: 77n, nonce: 123_456_789n },
  ...change,
});
const keys = callKeys(parties());
const puk = bytes(8);

it('a sealed PUK opens at its own call, in its own mode', () => {
  for (const mode of ['replace', 'keep'] as const)
    expect(openPuk(keys, sealPuk(keys, puk, { mode, deskNonce: 99n }))).toEqual({ puk, mode });
});

it('a response does not open for another card, station, desk, challenge or key agreement', () => {
  const response = sealPuk(keys, puk, { mode: 'replace', deskNonce: 99n });
  const others: readonly Partial<CallParties>[] = [
    { cardUuid: 'b1d0a6de-52f5-4c31-8c0e-6d4c3b3f9e10' },
    { holderSpki: new Uint8Array(91).fill(9) },
    { deskSpki: new Uint8Array(91).fill(9) },
    { challenge: { station: 5n, card: 77n, nonce: 123_456_788n } },
    { agreed: new Uint8Array(32).fill(8) },
  ];
  for (const other of others) expect(openPuk(callKeys(parties(other)), response)).toBeUndefined();
});

it('a response in which any one bit is another does not open', () => {
  const { deskNonce, tag, sealedPuk } = sealPuk(keys, puk, { mode: 'replace', deskNonce: 99n });
  for (let bit = 0n; bit < 64n; bit += 1n) expect(openPuk(keys, { deskNonce, tag, sealedPuk: sealedPuk ^ (1n << bit) })).toBeUndefined();
  for (let bit = 0n; bit < 38n; bit += 1n) expect(openPuk(keys, { deskNonce, tag: tag ^ (1n << bit), sealedPuk })).toBeUndefined();
  for (let bit = 0n; bit < 14n; bit += 1n) expect(openPuk(keys, { deskNonce: deskNonce ^ (1n << bit), tag, sealedPuk })).toBeUndefined();
});

it('the next PUK is the same at both ends, has no unused byte, and differs with PUK, nonce and agreement', () => {
  const one = nextPuk(keys, puk, 99n);
  expect(one).toEqual(nextPuk(callKeys(parties()), puk, 99n));
  expect(one).toHaveLength(8);
  const others = [
    nextPuk(keys, bytes(8), 99n),
    nextPuk(keys, puk, 98n),
    nextPuk(callKeys(parties({ agreed: new Uint8Array(32).fill(8) })), puk, 99n),
  ];
  for (const other of others) expect(other).not.toEqual(one);
  for (let round = 0; round < 2000; round += 1) expect(nextPuk(keys, bytes(8), BigInt(round)).includes(0xff)).toBe(false);
});

it('the four signs tell outcomes and calls apart', () => {
  const all = (['replaced', 'kept', 'wrong'] as const).flatMap((outcome) => [proofOf(keys, outcome, 99n), proofOf(keys, outcome, 98n)]);
  expect(new Set(all).size).toBe(6);
  for (const proof of all) expect(proof).toMatch(/^[0-9A-Y]{4}$/);
});
