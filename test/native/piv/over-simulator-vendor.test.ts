import { beforeEach, describe, expect, it } from 'vitest';
import { recognise } from '../../../native/piv/examine.ts';
import { attestKey } from '../../../native/piv/attest-key.ts';
import { modelOf } from '../../../native/piv/models.ts';
import { algorithms } from '../../../native/piv/tables/algorithms.ts';
import { yubicoObjects } from '../../../native/piv/tables/objects.ts';
import { type Bench, CARDS, OTHER_PIN, PIN, PUK, TEXT_PUK, administer, bench, random, someChuid } from './simulated-bench.ts';

const CIPHERS = { tripleDes: 0x03, aes128: 0x08, aes192: 0x0a, aes256: 0x0c } as const;

describe.each(CARDS.filter(([, { vendor }]) => vendor !== null))('a %s card', (_name, personality) => {
  let onBench: Bench;
  let channel: Bench['channel'];
  let card: Bench['card'];

  beforeEach(async () => {
    onBench = await bench(personality);
    ({ channel, card } = onBench);
  });

  it('is put into service with Yubico’s commands', async () => {
    const abilities = await card.abilities();
    const factory = await administer(onBench);
    const cipher = modelOf(channel.atr, abilities).managementCiphers.includes('aes256') ? 'aes256' : 'tripleDes';
    const own = { cipher, key: random(cipher === 'aes256' ? 32 : 24) } as const;
    await card.setManagementKey(own);
    await card.verifyPin(PIN);
    await card.setTries({ pin: 7, puk: 4 });
    await card.changePuk(PUK, TEXT_PUK);
    await card.changePin(PIN, OTHER_PIN);
    expect(await card.secretMetadata('pin')).toEqual({ isDefault: false, tries: 7, triesLeft: 7 });
    expect(await card.secretMetadata('puk')).toEqual({ isDefault: false, tries: 4, triesLeft: 4 });
    expect(await card.managementMetadata()).toMatchObject({ cipher, isDefault: false });
    await card.reselect();
    await expect(card.authenticateManagement(factory)).rejects.toMatchObject({ name: 'PivError' });
    await card.authenticateManagement(own);
    await card.generateKey({ slot: '9e', kind: 'p256', policy: { pin: 'once', touch: 'never' } });
    expect(await card.keyMetadata('9e')).toMatchObject({ kind: 'p256', pin: 'once', touch: 'never' });
    expect(await card.keyMetadata('9d')).toBeUndefined();
    if (!abilities.attest) return;
    expect((await card.attest('9e'))[0]).toBe(0x30);
    await expect(card.attest('9d')).rejects.toMatchObject({ kind: 'key-missing' });
  });

  it('takes a management key of each cipher that it says, and of no other', async () => {
    await administer(onBench);
    let known = await card.managementMetadata();
    for (const [cipher, id] of Object.entries(CIPHERS) as [keyof typeof CIPHERS, number][]) {
      const key = { cipher, key: random(algorithms[cipher].keyBytes) };
      if (personality.management.changeableTo.includes(id)) {
        await card.setManagementKey(key);
        await card.reselect();
        await card.authenticateManagement(key);
        known = await card.managementMetadata();
        expect(known).toMatchObject({ cipher, isDefault: false });
      } else {
        await expect(card.setManagementKey(key)).rejects.toMatchObject({ kind: 'algorithm-unsupported' });
        expect(await card.managementMetadata()).toEqual(known);
      }
    }
  });

  it('vouches for the keys that it made, if it attests at all, with its own serial and firmware', async () => {
    const { attest, version, serial } = await card.abilities();
    if (!attest) return expect(personality.vendor?.commands).not.toContain('attest');
    await administer(onBench);
    const publicKey = await card.generateKey({ slot: '9a', kind: 'p384' });
    const said = await attestKey(card, { slot: '9a', publicKey, ...(serial ? { serial: String(await card.serial()) } : {}) });
    expect(said).toMatchObject({ version: Object.values(version ?? {}).join('.'), pin: 'once', touch: 'never' });
    const other = await card.generateKey({ slot: '9e', kind: 'p384' });
    for (const wrong of [
      { slot: '9a', publicKey: other },
      { slot: '9a', publicKey, serial: '1' },
    ] as const)
      await expect(attestKey(card, wrong)).rejects.toMatchObject({ kind: 'key-not-proved' });
    await card.writeObject(yubicoObjects['attestation-certificate'].tag, random(0));
    await expect(attestKey(card, { slot: '9a', publicKey })).rejects.toMatchObject({ name: 'PivError' });
  });

  it('is wiped only when PIN and PUK are both blocked', async () => {
    await expect(card.destroyEverything()).rejects.toMatchObject({ kind: 'reset-not-allowed' });
    await administer(onBench);
    await card.writeObject('chuid', someChuid());
    for (let round = 0; round < personality.pin.tries; round += 1) await card.verifyPin(OTHER_PIN).catch(() => undefined);
    for (let round = 0; round < personality.puk.tries; round += 1) await card.unblockPin(TEXT_PUK, PIN).catch(() => undefined);
    await card.destroyEverything();
    expect(await recognise(channel, random)).toMatchObject({ kind: 'blank', factoryDefaults: ['pin', 'puk', 'management-key'] });
  });
});
