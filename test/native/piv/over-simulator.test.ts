import { beforeEach, describe, expect, it } from 'vitest';
import { fromHex } from '../../../core/base/bytes.ts';
import { examine, recognise } from '../../../native/piv/examine.ts';
import { type CardIdentity, readIdentity, sameCard } from '../../../native/piv/identity.ts';
import { modelOf } from '../../../native/piv/models.ts';
import { buildCertificateObject } from '../../../native/piv/objects/certificate-object.ts';
import { buildDiscovery } from '../../../native/piv/objects/discovery.ts';
import { buildPrintedInformation } from '../../../native/piv/objects/printed-information.ts';
import { type Bench, CARDS, OTHER_PIN, PIN, UUID, administer, bench, random, someChuid } from './simulated-bench.ts';

describe.each(CARDS)('a %s card', (name, personality) => {
  const yubico = personality.vendor !== null;
  let onBench: Bench;
  let simulated: Bench['simulated'];
  let channel: Bench['channel'];
  let card: Bench['card'];

  beforeEach(async () => {
    onBench = await bench(personality);
    ({ simulated, channel, card } = onBench);
  });

  it('is opened whatever it answers to SELECT, and tells what it can do without losing a try', async () => {
    const before = simulated.state;
    const abilities = await card.abilities();
    expect(abilities.extensions).toBe(yubico ? 'yubico' : 'none');
    const commands = personality.vendor?.commands ?? [];
    expect(abilities.serial).toBe(commands.includes('serial'));
    expect(abilities.metadata).toBe(commands.includes('metadata'));
    expect(abilities.setTries).toBe(commands.includes('set-tries'));
    expect(abilities.setManagementKey).toBe(commands.includes('set-management-key'));
    expect(abilities.attest).toBe(commands.includes('attest'));
    expect(abilities.importKey).toBe(commands.includes('import'));
    expect(abilities.moveKey).toBe(commands.includes('move-key'));
    expect(simulated.state).toEqual(before);
  });

  it('is recognised as blank, then as holding a CHUID, then as blocked', async () => {
    const before = simulated.state;
    const blank = await recognise(channel, random);
    expect(blank.kind).toBe('blank');
    expect(simulated.state).toEqual(before);
    await administer(onBench);
    await card.writeObject('chuid', someChuid());
    expect(await recognise(channel, random)).toMatchObject({ kind: 'holds-chuid', cardUuid: UUID, expiresOn: '20301231' });
    for (let round = 0; round < personality.pin.tries; round += 1)
      await expect(card.verifyPin(OTHER_PIN)).rejects.toMatchObject({ name: 'PivError' });
    expect(await recognise(channel, random)).toMatchObject({ kind: 'blocked', cardUuid: UUID, pin: { triesLeft: 0, blocked: true } });
  });

  it('says who it is: by serial where it has one, else by its card UUID', async () => {
    const abilities = await card.abilities();
    const first = await readIdentity(card);
    expect(first).toEqual(abilities.serial ? { kind: 'vendor-serial', value: '12345678' } : undefined);
    await administer(onBench);
    await card.writeObject('chuid', someChuid());
    const second = await readIdentity(card);
    const expected: CardIdentity = abilities.serial ? { kind: 'vendor-serial', value: '12345678' } : { kind: 'card-uuid', value: UUID };
    expect(sameCard(second, expected)).toBe(true);
  });

  it('takes its management key mutually and externally, and refuses a wrong one', async () => {
    const key = await administer(onBench);
    const wrong = { cipher: key.cipher, key: key.key.map((byte) => byte ^ 0x55) };
    await card.reselect();
    await expect(card.authenticateManagement(wrong)).rejects.toMatchObject({ kind: 'management-key-wrong' });
    await expect(card.writeObject('chuid', someChuid())).rejects.toMatchObject({ kind: 'management-key-needed' });
    await card.authenticateManagementExternally(key);
    await card.writeObject('chuid', someChuid());
    await expect(card.authenticateManagement({ cipher: 'aes256', key: new Uint8Array(32) })).rejects.toMatchObject({
      kind: 'management-cipher-wrong',
    });
  });

  it('writes, reads, empties objects of every length up to its room, short and extended', async () => {
    await administer(onBench);
    const largest = Math.min(personality.objects.largest, personality.transport.largestCommand - 12, 3000);
    for (const extended of [false, true]) {
      if (extended) expect(await card.useExtendedLength(personality.transport.largestCommand)).toBe(personality.transport.extended);
      for (const length of [1, 120, 240, 250, 251, 252, 255, 256, 257, 300, 510, 511, 512, largest]) {
        const content = random(length);
        await card.writeObject('certificate-9a', content);
        expect(await card.readObject('certificate-9a')).toEqual(content);
      }
    }
    await card.emptyObject('certificate-9a');
    expect((await card.readObject('certificate-9a'))?.length ?? 0).toBe(0);
    expect(await card.readObject('certificate-9d')).toBeUndefined();
    await expect(card.writeObject('security-object', random(personality.objects.largest + 1))).rejects.toMatchObject({ kind: 'no-room' });
    await card.writeObject('discovery', buildDiscovery());
    expect(await card.readObject('discovery')).toEqual(buildDiscovery());
  });

  it('keeps printed information behind the PIN', async () => {
    await administer(onBench);
    const printed = buildPrintedInformation({
      name: 'Ada Lovelace',
      affiliation: 'Engines',
      expiresOn: '20300131',
      cardSerialNumber: '1',
      issuerIdentification: 'X',
    });
    await card.writeObject('printed-information', printed);
    await expect(card.readObject('printed-information')).rejects.toMatchObject({ kind: 'pin-needed' });
    await card.verifyPin(PIN);
    expect(await card.readObject('printed-information')).toEqual(printed);
  });

  it('is examined whole without any secret and without losing a try', async () => {
    await administer(onBench);
    const key = await card.generateKey({ slot: '9a', kind: 'p256' });
    await card.writeObject('chuid', someChuid());
    await card.writeObject('certificate-9a', buildCertificateObject('certificate-9a', fromHex('3003020101')));
    await card.reselect();
    await card.forgetPin();
    const before = simulated.state;
    const found = await examine(channel, random);
    expect(simulated.state).toEqual(before);
    if (!('objects' in found)) throw new Error(found.kind);
    expect(found).toMatchObject({ kind: 'holds-chuid', cardUuid: UUID, fascN: { text: '9999-9999-999999-0-1-0000000000300001' } });
    expect(found.certificates).toMatchObject([{ slot: '9a', compressed: false, certificate: fromHex('3003020101') }]);
    expect(found.objects.find((object) => object.key === 'chuid')?.explained).toContainEqual({ label: 'Card UUID', value: UUID });
    expect(found.objects.find((object) => object.key === 'printed-information')?.state ?? 'locked').toBe('locked');
    expect(found.factoryDefaults).toEqual(found.abilities.metadata ? ['pin', 'puk', 'management-key'] : []);
    expect(found.puk?.triesLeft).toBe(found.abilities.metadata ? personality.puk.tries : undefined);
    const slot = found.keys.find((each) => each.slot === '9a');
    expect(slot?.presence).toBe(found.abilities.metadata ? 'present' : 'unknown');
    if (found.abilities.metadata) expect(slot?.metadata).toMatchObject({ kind: 'p256', origin: 'generated', publicKey: key });
    if (found.abilities.metadata) expect(found.keys.find((each) => each.slot === '9d')?.presence).toBe('absent');
  });

  it(`is recognised as a model (${name})`, async () => {
    const expected = {
      'yubikey-5.7': 'yubikey-5.7',
      'yubikey-5.4': 'yubikey-5.4',
      plain: 'sp800-73',
      odd: 'yubico-extensions',
      odder: 'yubico-extensions',
    };
    expect(modelOf(channel.atr, await card.abilities()).id).toBe(expected[name as keyof typeof expected]);
  });
});
