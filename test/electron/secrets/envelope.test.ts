import { createECDH, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seal, unseal, unwrapWith, wrapTo } from '../../../electron/secrets/envelope.ts';
import { rounds } from '../../rounds.ts';
import { everythingOf, random, thrownBy } from './scratch-secrets.ts';

const key = createSecretKey(random(32));
const secret = Buffer.from('93481275 is a PUK, in this test');
const context = ['sealed-blob', 'id', 1] as const;

function recipient() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })) };
}

const own = recipient();

/** Both ways to seal, to be put to the same questions. */
const ways = [
  {
    name: 'a sealed envelope',
    close: (bytes: Uint8Array, purpose: readonly (string | number)[]) => seal(key, bytes, { context: purpose, random }),
    open: (bytes: Uint8Array, purpose: readonly (string | number)[]) => unseal(key, bytes, purpose),
    longer: 28,
  },
  {
    name: 'an envelope wrapped to a public key',
    close: (bytes: Uint8Array, purpose: readonly (string | number)[]) => wrapTo(own.spki, bytes, purpose),
    open: (bytes: Uint8Array, purpose: readonly (string | number)[]) => unwrapWith(own, bytes, purpose),
    longer: 107,
  },
];

describe.each(ways)('$name', ({ close, open, longer }) => {
  it.each([0, 1, 15, 16, 17, 32, 1000])('gives %i bytes again', (length) => {
    const bytes = random(length);
    const closed = close(bytes, context);
    expect(closed).toHaveLength(length + longer);
    expect(Buffer.from(open(closed, context)).equals(bytes)).toBe(true);
  });

  it('is never twice the same, and shows nothing of what is in it', () => {
    const closed = Array.from({ length: 50 }, () => Buffer.from(close(secret, context)).toString('latin1'));
    expect(new Set(closed).size).toBe(50);
    for (const text of closed) expect(text).not.toContain('93481275');
  });

  it.each([
    ['another purpose', ['wrapped-key', 'id', 1]],
    ['another id', ['sealed-blob', 'di', 1]],
    ['another version', ['sealed-blob', 'id', 2]],
    ['a version as text', ['sealed-blob', 'id', '1']],
    ['parts run together', ['sealed-blob', 'id1']],
    ['nothing', []],
  ])('does not open for %s', (_, purpose) => {
    const closed = close(secret, context);
    expect(() => open(closed, purpose)).toThrow(expect.objectContaining({ name: 'SecretError', kind: 'not-authentic' }));
  });

  it('does not open with any bit changed', () => {
    const closed = close(secret, context);
    const bits = closed.length * 8;
    const step = rounds(7, 1);
    for (let bit = 0; bit < bits; bit += step) {
      const spoiled = closed.slice();
      spoiled[bit >> 3] = (spoiled[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open(spoiled, context)).toThrow(expect.objectContaining({ kind: 'not-authentic' }));
    }
  });

  it('does not open cut short, made longer, or empty', () => {
    const closed = close(secret, context);
    for (let length = 0; length < closed.length; length += 3)
      expect(() => open(closed.slice(0, length), context)).toThrow(expect.objectContaining({ name: 'SecretError' }));
    expect(() => open(Buffer.concat([closed, Buffer.of(0)]), context)).toThrow(expect.objectContaining({ kind: 'not-authentic' }));
  });

  it('says nothing of the secret when it does not open', () => {
    const closed = close(secret, context);
    closed[closed.length - 1] = (closed.at(-1) ?? 0) ^ 1;
    const said = everythingOf(thrownBy(() => open(closed, context)));
    for (const part of ['PUK', '93481275', Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')])
      expect(said).not.toContain(part);
    expect(said).toContain('sealed-blob');
  });
});

describe('an envelope', () => {
  it('does not open with another key', () => {
    const closed = seal(key, secret, { context, random });
    expect(() => unseal(createSecretKey(random(32)), closed, context)).toThrow(expect.objectContaining({ kind: 'not-authentic' }));
  });

  it('wrapped to one station does not open at another', () => {
    const closed = wrapTo(own.spki, secret, context);
    expect(() => unwrapWith(recipient(), closed, context)).toThrow(expect.objectContaining({ kind: 'not-authentic' }));
    expect(() => unwrapWith({ ...own, spki: recipient().spki }, closed, context)).toThrow(
      expect.objectContaining({ kind: 'not-authentic' }),
    );
  });

  it('is wrapped to P-256 keys alone', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'der' });
    expect(() => wrapTo(other, secret, context)).toThrow(expect.objectContaining({ kind: 'malformed' }));
    const edwards = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' });
    expect(() => wrapTo(edwards, secret, context)).toThrow(expect.objectContaining({ kind: 'malformed' }));
  });

  it('does not open where the sender names a point that is not on the curve', () => {
    const closed = wrapTo(own.spki, secret, context);
    closed.set(createECDH('prime256v1').generateKeys().subarray(1, 33), 27);
    expect(() => unwrapWith(own, closed, context)).toThrow(expect.objectContaining({ kind: 'not-authentic' }));
  });
});
