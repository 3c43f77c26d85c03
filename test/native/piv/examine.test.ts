import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { CardGone } from '../../../native/iso7816/channel.ts';
import { takesExtendedLength } from '../../../native/piv/abilities.ts';
import { examine, recognise } from '../../../native/piv/examine.ts';
import { findManagementKey } from '../../../native/piv/find-management-key.ts';
import { chipNumberOf, readIdentity, sameCard } from '../../../native/piv/identity.ts';
import { cardModelById, cardModels, modelOf } from '../../../native/piv/models.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { scriptedChannel } from '../scripted-channel.ts';

const zeros = (length: number) => new Uint8Array(length);
const SELECT = ['00a4040009a00000030800001000 00', '9000'] as const;
const SELECT_DOMAIN = '00a4040008a00000015100000000';
const CPLC = '9f7f2a' + '47905168' + '479117000000' + '6123' + '11223344' + '5566' + '00'.repeat(24);

describe('a card that is none', () => {
  it('has no PIV application', async () => {
    const channel = scriptedChannel([
      [SELECT[0], '6a82'],
      ['00a404000ba00000030800001000010000', '6a82'],
    ]);
    expect(await recognise(channel, zeros)).toMatchObject({ kind: 'no-piv-application' });
  });

  it('is mute when the reader gets no answer', async () => {
    expect(await examine(scriptedChannel([[SELECT[0], new Error('no answer')]]), zeros)).toMatchObject({ kind: 'mute' });
    expect(await recognise(scriptedChannel([[SELECT[0], '']]), zeros)).toMatchObject({ kind: 'mute' });
  });

  it('is gone when it left, and nothing is said about it', async () => {
    await expect(recognise(scriptedChannel([[SELECT[0], new CardGone('removed')]]), zeros)).rejects.toBeInstanceOf(CardGone);
  });
});

describe('the identity of a card', () => {
  it('is the chip’s number where there is no serial, and PIV is selected again', async () => {
    const channel = scriptedChannel([SELECT, ['00f8000000', '6d00'], [SELECT_DOMAIN, '6f00 9000'], ['80ca9f7f00', `${CPLC}9000`], SELECT]);
    const card = await PivCard.open(channel, zeros);
    expect(await readIdentity(card)).toEqual({ kind: 'chip', value: '479051686123112233445566' });
    channel.done();
  });

  it('is asked for alone where its kind is known', async () => {
    const channel = scriptedChannel([SELECT, ['00f8000000', '00bc614e 9000']]);
    const card = await PivCard.open(channel, zeros);
    expect(await readIdentity(card, 'vendor-serial')).toEqual({ kind: 'vendor-serial', value: '12345678' });
    channel.done();
  });

  it('selects PIV again also when the domain says nothing useful, or the card leaves', async () => {
    const channel = scriptedChannel([
      SELECT,
      [SELECT_DOMAIN, '9000'],
      ['80ca9f7f00', '6a88'],
      ['00a4040008a00000000300000000', '6a82'],
      SELECT,
    ]);
    expect(await readIdentity(await PivCard.open(channel, zeros), 'chip')).toBeUndefined();
    channel.done();
  });

  it('is no chip number when the serial is all zeros or the data too short', () => {
    expect(chipNumberOf(fromHex(`9f7f2a${'00'.repeat(42)}`))).toBeUndefined();
    expect(chipNumberOf(fromHex('9f7f0101'))).toBeUndefined();
    expect(chipNumberOf(fromHex(CPLC.slice(6)))).toBe('479051686123112233445566');
  });

  it('is the same only by kind and value', () => {
    const left = { kind: 'chip', value: '01' } as const;
    expect(sameCard(left, { ...left })).toBe(true);
    expect(sameCard(left, { kind: 'vendor-serial', value: '01' })).toBe(false);
    expect(sameCard(undefined, undefined)).toBe(false);
  });
});

describe('finding the management key', () => {
  const ask = (p1: string) => `0087${p1}9b047c02800000`;
  const key = (fill: number) => ({ cipher: 'tripleDes', key: new Uint8Array(24).fill(fill) }) as const;

  it('spends nothing on other ciphers and gives up after two wrong keys', async () => {
    const witness = `7c0a8008${'aa'.repeat(8)}9000`;
    const sent: string[] = [];
    const card = await PivCard.open(
      {
        atr: fromHex('3b00'),
        transmit(command) {
          const hex = toHex(command);
          sent.push(hex.slice(0, 8));
          if (hex.startsWith('00a4')) return Promise.resolve(fromHex('9000'));
          if (hex === ask('03')) return Promise.resolve(fromHex(witness));
          return Promise.resolve(fromHex(hex.startsWith('0087039b') ? '6982' : '6a86'));
        },
      },
      zeros,
    );
    const aes = { cipher: 'aes192', key: new Uint8Array(24) } as const;
    expect(await findManagementKey(card, [aes, key(1), key(2), key(3)])).toBeUndefined();
    expect(sent).toEqual(['00a40400', '00870a9b', '0087039b', '0087039b', '0087039b', '0087039b']);
  });

  it('throws what is no refusal', async () => {
    const card = await PivCard.open(scriptedChannel([SELECT, [ask('03'), '6983']]), zeros);
    await expect(findManagementKey(card, [key(1)])).rejects.toMatchObject({ kind: 'management-key-blocked' });
  });
});

describe('extended length', () => {
  const ask = '00cb3fff0000035c017e0000';

  it('is taken where the card answers, refused where it or the reader does not', async () => {
    for (const answer of ['6a82', '7e00 9000', '6982', '6110'])
      expect(await takesExtendedLength(scriptedChannel([[ask, answer]]))).toBe(true);
    for (const answer of ['6700', '6d00', '6e00']) expect(await takesExtendedLength(scriptedChannel([[ask, answer]]))).toBe(false);
    expect(await takesExtendedLength(scriptedChannel([[ask, new Error('the reader refuses')]]))).toBe(false);
    await expect(takesExtendedLength(scriptedChannel([[ask, new CardGone('reset')]]))).rejects.toBeInstanceOf(CardGone);
  });

  it('is not tried on a card whose answer to reset says no', async () => {
    expect(await takesExtendedLength(scriptedChannel([], '3b8d0180738021804f6464206361726425'))).toBe(false);
  });
});

describe('the models', () => {
  const abilities = {
    extensions: 'yubico',
    serial: true,
    metadata: true,
    setManagementKey: true,
    setTries: true,
    reset: true,
    attest: true,
    importKey: true,
    moveKey: false,
  } as const;
  const atr = fromHex('3bfd1300008131fe158073c021c057597562694b657940');

  it.each([
    [[5, 7, 0], 'yubikey-5.7'],
    [[5, 8, 1], 'yubikey-5.7'],
    [[5, 6, 255], 'yubikey-5.4'],
    [[5, 4, 0], 'yubikey-5.4'],
    [[5, 3, 9], 'yubikey-5'],
    [[4, 3, 5], 'yubikey-4'],
    [[3, 4, 9], 'yubikey-neo'],
  ] as const)('tell firmware %j as %s', ([major, minor, patch], id) => {
    expect(modelOf(atr, { ...abilities, version: { major, minor, patch } }).id).toBe(id);
  });

  it('call every other card a PIV card, whose management key stays', () => {
    expect(modelOf(fromHex('3b00'), { ...abilities, extensions: 'none', setManagementKey: false })).toMatchObject({
      id: 'sp800-73',
      managementKeyChange: 'none',
    });
    expect(modelOf(atr, { ...abilities, version: { major: 5, minor: 7, patch: 0 }, setManagementKey: false }).managementKeyChange).toBe(
      'none',
    );
  });

  it('have unique ids and factory keys that fit their ciphers', () => {
    expect(new Set(cardModels.map(({ id }) => id)).size).toBe(cardModels.length);
    const bytes = { tripleDes: 24, aes128: 16, aes192: 24, aes256: 32 };
    for (const { id, factory } of cardModels) {
      for (const { cipher, key } of factory.managementKeys) expect(fromHex(key)).toHaveLength(bytes[cipher]);
      expect(cardModelById(id)?.id).toBe(id);
    }
  });
});
