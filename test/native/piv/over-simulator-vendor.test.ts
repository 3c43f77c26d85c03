import { beforeEach, describe, expect, it } from 'vitest';
import { recognise } from '../../../native/piv/examine.ts';
import { modelOf } from '../../../native/piv/models.ts';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { type Bench, OTHER_PIN, PIN, PUK, TEXT_PUK, administer, bench, random, someChuid } from './simulated-bench.ts';

describe.each(PERSONALITIES.filter(({ vendor }) => vendor !== null).map((personality) => [personality.name, personality] as const))(
  'a %s card',
  (_name, personality) => {
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

    it('is wiped only when PIN and PUK are both blocked', async () => {
      await expect(card.destroyEverything()).rejects.toMatchObject({ kind: 'reset-not-allowed' });
      await administer(onBench);
      await card.writeObject('chuid', someChuid());
      for (let round = 0; round < personality.pin.tries; round += 1) await card.verifyPin(OTHER_PIN).catch(() => undefined);
      for (let round = 0; round < personality.puk.tries; round += 1) await card.unblockPin(TEXT_PUK, PIN).catch(() => undefined);
      await card.destroyEverything();
      expect(await recognise(channel, random)).toMatchObject({ kind: 'blank', factoryDefaults: ['pin', 'puk', 'management-key'] });
    });
  },
);
