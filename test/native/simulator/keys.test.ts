import {
  type KeyObject,
  constants,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex } from '../../../core/base/bytes.ts';
import { findTlv, readTlv, readTlvs } from '../../../core/base/ber-tlv.ts';
import { ED25519, P_256, P_384, RSA_2048, RSA_3072, RSA_4096, X25519, asymmetricAlgorithm } from '../../../native/simulator/algorithms.ts';
import { makeStock, stockedKeys } from '../../../native/simulator/key-source.ts';
import { bench, padded, readyBench } from './card-bench.ts';

const MESSAGE = new TextEncoder().encode('the holder signs for the card');

/** The public key of a GENERATE answer, as node:crypto understands it. */
function publicKeyOf(template: Uint8Array, algorithm: number): KeyObject {
  const parts = readTlvs(readTlv(template).element.value);
  const known = asymmetricAlgorithm(algorithm);
  const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('base64url');
  const point = findTlv(parts, 0x86) ?? new Uint8Array(0);
  if (known?.kind === 'rsa') {
    return createPublicKey({ key: { kty: 'RSA', n: text(findTlv(parts, 0x81)), e: text(findTlv(parts, 0x82)) }, format: 'jwk' });
  }
  if (known?.kind !== 'ec') return createPublicKey({ key: { kty: 'OKP', crv: known?.curve ?? '', x: text(point) }, format: 'jwk' });
  const half = known.length;
  return createPublicKey({
    key: { kty: 'EC', crv: known.curve, x: text(point.subarray(1, 1 + half)), y: text(point.subarray(1 + half)) },
    format: 'jwk',
  });
}

function signature(body: Uint8Array): Uint8Array {
  return findTlv(readTlvs(readTlv(body).element.value), 0x82) ?? new Uint8Array(0);
}

describe('generated RSA keys', () => {
  it.each([
    ['plain', RSA_2048],
    ['odd', RSA_2048],
    ['plain', RSA_3072],
    ['yubikey-5.7', RSA_4096],
  ])('sign on a %s card (algorithm %i)', async (name, algorithm) => {
    const card = await readyBench(name);
    const made = await card.generate(0x9a, algorithm);
    expect(made.status).toBe('9000');
    const length = asymmetricAlgorithm(algorithm)?.length ?? 0;
    const { status, body } = await card.use(0x9a, algorithm, padded(MESSAGE, length));
    expect(status).toBe('9000');
    expect(verify('sha256', MESSAGE, publicKeyOf(made.body, algorithm), signature(body))).toBe(true);
  });

  it('decrypt what was enciphered for them', async () => {
    const card = await readyBench('plain');
    const made = await card.generate(0x9d, RSA_2048);
    const secret = fromHex('00112233445566778899aabbccddeeff');
    const key = { key: publicKeyOf(made.body, RSA_2048), padding: constants.RSA_PKCS1_PADDING };
    const { body } = await card.use(0x9d, RSA_2048, publicEncrypt(key, secret));
    expect(toHex(signature(body)).slice(-34)).toBe(`00${toHex(secret)}`);
  });

  it('refuse a block of another length and a number beyond the modulus', async () => {
    const card = await readyBench('plain');
    await card.generate(0x9a, RSA_2048);
    expect((await card.use(0x9a, RSA_2048, new Uint8Array(255))).status).toBe('6a80');
    expect((await card.use(0x9a, RSA_2048, new Uint8Array(256).fill(0xff))).status).toBe('6a80');
  });
});

describe('generated EC keys', () => {
  it.each([
    ['plain', P_256, 'sha256'],
    ['odd', P_256, 'sha256'],
    ['plain', P_384, 'sha384'],
    ['yubikey-5.4', P_384, 'sha384'],
  ])('sign a hash on a %s card (algorithm %i, %s)', async (name, algorithm, hash) => {
    const card = await readyBench(name);
    const made = await card.generate(0x9a, algorithm);
    for (let round = 0; round < 8; round += 1) {
      const message = concat(MESSAGE, Uint8Array.of(round));
      const { body } = await card.use(0x9a, algorithm, createHash(hash).update(message).digest());
      expect(verify(hash, message, publicKeyOf(made.body, algorithm), signature(body))).toBe(true);
    }
  });

  it.each([P_256, P_384])('agree on a secret with another key (algorithm %i)', async (algorithm) => {
    const card = await readyBench('plain');
    const made = await card.generate(0x9d, algorithm);
    const other = generateKeyPairSync('ec', { namedCurve: asymmetricAlgorithm(algorithm)?.openssl ?? '' });
    const jwk = other.publicKey.export({ format: 'jwk' });
    const point = concat(fromHex('04'), Buffer.from(jwk.x ?? '', 'base64url'), Buffer.from(jwk.y ?? '', 'base64url'));
    const { body } = await card.use(0x9d, algorithm, point, 0x85);
    const expected = diffieHellman({ privateKey: other.privateKey, publicKey: publicKeyOf(made.body, algorithm) });
    expect(toHex(signature(body))).toBe(toHex(expected));
  });

  it('refuse a point that is not on the curve', async () => {
    const card = await readyBench('plain');
    await card.generate(0x9d, P_256);
    expect((await card.use(0x9d, P_256, concat(fromHex('04'), new Uint8Array(64).fill(7)), 0x85)).status).toBe('6a80');
  });
});

describe('Curve25519 keys', () => {
  it('sign whole messages with Ed25519', async () => {
    const card = await readyBench('yubikey-5.7');
    const made = await card.generate(0x9a, ED25519);
    const { body } = await card.use(0x9a, ED25519, MESSAGE);
    expect(verify(null, MESSAGE, publicKeyOf(made.body, ED25519), signature(body))).toBe(true);
  });

  it('agree with X25519', async () => {
    const card = await readyBench('yubikey-5.7');
    const made = await card.generate(0x9d, X25519);
    const other = generateKeyPairSync('x25519');
    const point = Buffer.from(other.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    const { body } = await card.use(0x9d, X25519, point, 0x85);
    const expected = diffieHellman({ privateKey: other.privateKey, publicKey: publicKeyOf(made.body, X25519) });
    expect(toHex(signature(body))).toBe(toHex(expected));
  });
});

describe('a key', () => {
  const HASH = createHash('sha256').update(MESSAGE).digest();

  it('is made by the administrator only, in slots and of algorithms the card has', async () => {
    const card = await bench('plain');
    expect((await card.generate(0x9a, P_256)).status).toBe('6982');
    await card.administer();
    expect((await card.generate(0x9b, P_256)).status).toBe('6a86');
    expect((await card.generate(0x82, P_256)).status).toBe('6a86');
    expect((await card.generate(0x9a, ED25519)).status).toBe('6a80');
    expect((await card.generate(0x9a, 0x55)).status).toBe('6a80');
    const odd = await bench('odd');
    await odd.administer();
    expect((await odd.generate(0x83, P_256)).status).toBe('9000');
    expect((await odd.generate(0x84, P_256)).status).toBe('6a86');
    expect((await odd.generate(0x9a, P_384)).status).toBe('6a80');
  });

  it('is asked for by its own algorithm, and an empty slot says so', async () => {
    for (const [name, status] of Object.entries({ plain: '6a86', 'yubikey-5.4': '6a80', odd: '6a88' })) {
      const card = await readyBench(name);
      expect((await card.use(0x9a, P_256, HASH)).status).toBe(status);
      await card.generate(0x9a, P_256);
      expect((await card.use(0x9a, RSA_2048, HASH)).status).toBe(status);
    }
  });

  it('replaces the one before', async () => {
    const card = await readyBench('plain');
    const first = await card.generate(0x9a, P_256);
    const second = await card.generate(0x9a, P_256);
    const { body } = await card.use(0x9a, P_256, HASH);
    expect(verify('sha256', MESSAGE, publicKeyOf(first.body, P_256), signature(body))).toBe(false);
    expect(verify('sha256', MESSAGE, publicKeyOf(second.body, P_256), signature(body))).toBe(true);
  });

  it('only agrees in 9D and only signs elsewhere on a strict card', async () => {
    const card = await readyBench('plain');
    await card.generate(0x9d, P_256);
    const made = await card.generate(0x9a, P_256);
    const point = findTlv(readTlvs(readTlv(made.body).element.value), 0x86) ?? new Uint8Array(0);
    expect((await card.use(0x9d, P_256, HASH)).status).toBe('6a80');
    expect((await card.use(0x9a, P_256, point, 0x85)).status).toBe('6a80');
    expect((await card.use(0x9d, P_256, point, 0x85)).status).toBe('9000');
  });

  it('can come from a stock made beforehand, each once', async () => {
    const stock = await makeStock(new Map([[P_256, 2]]));
    const card = await bench('plain', { keys: stockedKeys(stock) });
    await card.administer();
    for (const slot of [0x9a, 0x9c, 0x9e]) await card.generate(slot, P_256);
    const { keys } = card.card.state;
    expect([keys['9a']?.pkcs8, keys['9c']?.pkcs8]).toEqual(stock.map(({ pkcs8 }) => pkcs8));
    expect(stock.map(({ pkcs8 }) => pkcs8)).not.toContain(keys['9e']?.pkcs8);
  });
});
