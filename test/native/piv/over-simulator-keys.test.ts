import { beforeEach, describe, expect, it } from 'vitest';
import { type KeyObject, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { PivError } from '../../../native/piv/piv-error.ts';
import { proveKey } from '../../../native/piv/prove-key.ts';
import { publicKeyOf, subjectPublicKeyInfo } from '../../../native/piv/public-key.ts';
import { type Bench, CARDS, ID, PIN, administer, bench, random } from './simulated-bench.ts';

const make = promisify(generateKeyPair);

const isRefused = (error: unknown): boolean => error instanceof PivError && ['key-not-proved', 'key-missing'].includes(error.kind);

describe.each(CARDS)('a %s card', (_name, personality) => {
  const yubico = personality.vendor !== null;
  let onBench: Bench;
  let card: Bench['card'];

  beforeEach(async () => {
    onBench = await bench(personality);
    ({ card } = onBench);
  });

  const kinds = (['p256', 'p384', 'rsa2048', 'rsa3072', 'rsa4096', 'ed25519', 'x25519'] as const).filter((kind) =>
    personality.algorithms.includes(ID[kind]),
  );
  it.each(kinds)('makes and proves %s keys', async (kind) => {
    await administer(onBench);
    await card.verifyPin(PIN);
    for (const slot of kind === 'x25519' ? (['9d'] as const) : (['9a', '9c', '9d', '9e'] as const)) {
      const publicKey = await card.generateKey({ slot, kind });
      expect(subjectPublicKeyInfo(publicKey).length).toBeGreaterThan(40);
      if (card.pinRule(slot) === 'always') await card.verifyPin(PIN);
      if (kind === 'ed25519' && slot === '9d') continue;
      expect(await proveKey(card, { slot, publicKey }, random)).toMatchObject({ slot });
      const other = await card.generateKey({ slot, kind });
      if (card.pinRule(slot) === 'always') await card.verifyPin(PIN);
      // What was enciphered for one RSA key may be too large a number for another: the card refuses it then.
      await expect(proveKey(card, { slot, publicKey }, random)).rejects.toSatisfy(isRefused);
      expect(other).not.toEqual(publicKey);
    }
  });

  it('wants the PIN for 9A once and for 9C before each signature, and never for 9E', async () => {
    await administer(onBench);
    for (const slot of ['9a', '9c', '9e'] as const) await card.generateKey({ slot, kind: 'p256' });
    const message = random(20);
    await card.sign({ slot: '9e', kind: 'p256' }, message);
    await expect(card.sign({ slot: '9a', kind: 'p256' }, message)).rejects.toMatchObject({ kind: 'pin-needed' });
    await card.verifyPin(PIN);
    await card.sign({ slot: '9c', kind: 'p256' }, message);
    await expect(card.sign({ slot: '9c', kind: 'p256' }, message)).rejects.toMatchObject({ kind: 'pin-needed' });
    await card.sign({ slot: '9a', kind: 'p256' }, message);
    await card.sign({ slot: '9a', kind: 'p256' }, message);
  });

  it('refuses what it cannot do in words', async () => {
    await expect(card.sign({ slot: '9e', kind: 'p256' }, PIN)).rejects.toMatchObject({ kind: 'key-missing' });
    await expect(card.generateKey({ slot: '9a', kind: 'p256' })).rejects.toMatchObject({ kind: 'management-key-needed' });
    await administer(onBench);
    if (!personality.algorithms.includes(ID.ed25519))
      await expect(card.generateKey({ slot: '9a', kind: 'ed25519' })).rejects.toMatchObject({ kind: 'algorithm-unsupported' });
    if (yubico) return;
    for (const call of [
      () => card.version(),
      () => card.serial(),
      () => card.secretMetadata('puk'),
      () => card.attest('9a'),
      () => card.setTries({ pin: 5, puk: 5 }),
    ]) {
      await expect(call()).rejects.toMatchObject({ kind: 'unsupported' });
    }
  });

  it.each(yubico ? kinds : [])('takes an imported %s key, proves it, and moves and destroys it where it can', async (kind) => {
    const abilities = await card.abilities();
    await administer(onBench);
    const pair = await importable(kind);
    const publicKey = publicKeyOf(pair.publicKey);
    if (publicKey === undefined) throw new Error('no PIV key');
    await card.importKey({ slot: '82', kind }, pair.privateKey);
    await card.verifyPin(PIN);
    if (kind !== 'ed25519') await proveKey(card, { slot: '82', publicKey }, random);
    expect(await card.keyMetadata('82')).toMatchObject({ kind, origin: 'imported' });
    if (abilities.attest) await expect(card.attest('82')).rejects.toMatchObject({ kind: 'key-missing' });
    if (!abilities.moveKey) return;
    await card.moveKey('82', '95');
    expect((await card.keyMetadata('95'))?.publicKey).toEqual(publicKey);
    await card.destroyKey('95');
    expect(await card.keyMetadata('95')).toBeUndefined();
  });
});

/** RSA with the two primes that the card wants, whatever its length. */
function importable(kind: keyof typeof ID): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> {
  if (kind === 'p256' || kind === 'p384') return make('ec', { namedCurve: kind === 'p256' ? 'prime256v1' : 'secp384r1' });
  if (kind === 'ed25519') return make('ed25519');
  return kind === 'x25519' ? make('x25519') : make('rsa', { modulusLength: Number(kind.slice(3)) });
}
