import { describe, expect, it } from 'vitest';
import { ascii, fromHex } from '../../../core/base/bytes.ts';
import { CardGone } from '../../../native/iso7816/channel.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { type ScriptedChannel, scriptedChannel } from '../scripted-channel.ts';

const SELECT = '00a4040009a00000030800001000 00';
const zeros = (length: number) => new Uint8Array(length);

async function opened(script: string): Promise<{ card: PivCard; channel: ScriptedChannel }> {
  const channel = scriptedChannel(`> ${SELECT}\n< 9000\n${script}`);
  return { card: await PivCard.open(channel, zeros), channel };
}

describe('SELECT (part 2 §3.1.1)', () => {
  it('reads the application property template', async () => {
    const template = fromTemplate();
    const card = await PivCard.open(scriptedChannel([[SELECT, `${template}9000`]]), zeros);
    expect(card.application).toEqual({
      aid: '000010000100',
      label: 'Test',
      url: 'https://',
      algorithmIds: [0x07, 0x11, 0x27],
      secureMessaging: true,
    });
  });

  it('takes an empty answer, as some cards give to SELECT', async () => {
    const { card } = await opened('');
    expect(card.application).toEqual({ secureMessaging: false });
  });

  it('tries the whole AID where the truncated one is refused', async () => {
    const channel = scriptedChannel(`
      > ${SELECT}
      < 6a82
      > 00a404000ba000000308000010000100 00
      < 9000
    `);
    await PivCard.open(channel, zeros);
    expect(channel.sent).toHaveLength(2);
  });

  it('says that there is no PIV application', async () => {
    const channel = scriptedChannel(`
      > ${SELECT}
      < 6a82
      > 00a404000ba000000308000010000100 00
      < 6a82
    `);
    await expect(PivCard.open(channel, zeros)).rejects.toMatchObject({ kind: 'no-application', status: '6a82' });
  });
});

function fromTemplate(): string {
  const parts = ['4f06000010000100', '79074f05a000000308', '500454657374', '5f500868747470733a2f2f', 'ac0f800107060080011106008001270600'];
  const inside = parts.join('');
  return `61${(inside.length / 2).toString(16)}${inside}`;
}

describe('GET DATA (part 2 §3.1.2)', () => {
  it('names the object by its tag and takes it out of tag 53', async () => {
    const { card, channel } = await opened(`
      > 00cb3fff055c035fc10200
      < 5303 010203 9000
    `);
    expect(await card.readObject('chuid')).toEqual(fromHex('010203'));
    channel.done();
  });

  it('asks for discovery with Lc 03 and for the BIT group with Lc 04, which come as themselves', async () => {
    const { card, channel } = await opened(`
      > 00cb3fff035c017e00
      < 7e12 4f0ba000000308000010000100 5f2f024000 9000
      > 00cb3fff045c027f6100
      < 7f6103020100 9000
    `);
    expect(await card.readObject('discovery')).toEqual(fromHex('4f0ba0000003080000100001005f2f024000'));
    expect(await card.readObject('biometric-information-templates')).toEqual(fromHex('020100'));
    channel.done();
  });

  it('takes a discovery object that a card wraps in 53 as well', async () => {
    const { card } = await opened(`
      > 00cb3fff035c017e00
      < 5314 7e12 4f0ba000000308000010000100 5f2f024000 9000
    `);
    expect(await card.readObject('discovery')).toEqual(fromHex('4f0ba0000003080000100001005f2f024000'));
  });

  it.each(['6a82', '6a88'])('is undefined for an object that is absent (%s)', async (status) => {
    const { card } = await opened(`> 00cb3fff055c035fc10200\n< ${status}`);
    expect(await card.readObject('chuid')).toBeUndefined();
  });

  it.each(['5300 9000', '9000'])('is empty for an object that was created and not used (%s)', async (answer) => {
    const { card } = await opened(`> 00cb3fff055c035fc10200\n< ${answer}`);
    expect(await card.readObject('chuid')).toEqual(new Uint8Array(0));
  });

  it('is pin-needed behind the PIN, and typed for an answer that does not parse', async () => {
    const { card } = await opened(`
      > 00cb3fff055c035fc10900
      < 6982
      > 00cb3fff055c035fc10200
      < 530501 9000
      > 00cb3fff055c035fc10200
      < 5401ff 9000
    `);
    await expect(card.readObject('printed-information')).rejects.toMatchObject({ kind: 'pin-needed', status: '6982' });
    await expect(card.readObject('chuid')).rejects.toMatchObject({ kind: 'answer-malformed' });
    await expect(card.readObject('chuid')).rejects.toMatchObject({ kind: 'answer-malformed' });
  });
});

describe('PUT DATA (part 2 §3.3.1)', () => {
  it('names the object by tag list and puts the content into tag 53', async () => {
    const { card, channel } = await opened(`
      > 00db3fff0a5c035fc1025303010203
      < 9000
      > 00db3fff075c035fc1035300
      < 9000
      > 00db3fff147e12 4f0ba000000308000010000100 5f2f024000
      < 9000
    `);
    await card.writeObject('chuid', fromHex('010203'));
    await card.emptyObject('fingerprints');
    await card.writeObject('discovery', fromHex('4f0ba0000003080000100001005f2f024000'));
    expect(() => channel.done()).not.toThrow();
  });

  it.each([
    ['6982', 'management-key-needed'],
    ['6a84', 'no-room'],
    ['6700', 'no-room'],
    ['6a81', 'unsupported'],
    ['6d00', 'unsupported'],
    ['6a80', 'refused'],
    ['6581', 'refused'],
  ])('explains %s as %s', async (status, kind) => {
    const { card } = await opened(`> 00db3fff075c035fc1035300\n< ${status}`);
    await expect(card.emptyObject('fingerprints')).rejects.toMatchObject({ kind, status });
  });
});

describe('VERIFY (part 2 §3.2.1)', () => {
  it('pads a PIN of six, seven and eight digits with FF', async () => {
    const { card, channel } = await opened(`
      > 0020008008313233343536ffff
      < 9000
      > 002000800831323334353637ff
      < 9000
      > 00200080083132333435363738
      < 9000
    `);
    for (const pin of ['123456', '1234567', '12345678']) await card.verifyPin(ascii(pin));
    expect(() => channel.done()).not.toThrow();
  });

  it.each([
    ['63c2', 'pin-wrong', 2],
    ['63c0', 'pin-blocked', 0],
    ['6983', 'pin-blocked', 0],
    ['6300', 'pin-wrong', undefined],
    ['6a80', 'pin-malformed', undefined],
    ['6700', 'pin-malformed', undefined],
    ['6a88', 'refused', undefined],
  ])('explains %s as %s', async (status, kind, triesLeft) => {
    const { card } = await opened(`> 0020008008313233343536ffff\n< ${status}`);
    const error = await card.verifyPin(ascii('123456')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind, status, triesLeft });
    expect(String(error)).toContain('VERIFY');
    expect(JSON.stringify(error) + String(error)).not.toMatch(/123456|313233/);
  });

  it.each([
    ['63c5', { verified: false, blocked: false, triesLeft: 5 }],
    ['63c0', { verified: false, blocked: true, triesLeft: 0 }],
    ['6983', { verified: false, blocked: true, triesLeft: 0 }],
    ['9000', { verified: true, blocked: false }],
  ])('without data asks for tries: %s', async (status, expected) => {
    const { card, channel } = await opened(`> 00200080\n< ${status}`);
    expect(await card.pinStatus()).toEqual(expected);
    channel.done();
  });

  it('with P1=FF forgets the PIN, where the card knows that', async () => {
    const { card } = await opened(`
      > 0020ff80
      < 9000
      > 0020ff80
      < 6a86
    `);
    expect(await card.forgetPin()).toBe(true);
    expect(await card.forgetPin()).toBe(false);
  });

  it('passes on that the card left', async () => {
    const channel = scriptedChannel([
      [SELECT, '9000'],
      ['00200080', new CardGone('removed')],
    ]);
    const card = await PivCard.open(channel, zeros);
    await expect(card.pinStatus()).rejects.toBeInstanceOf(CardGone);
  });
});

describe('CHANGE REFERENCE DATA and RESET RETRY COUNTER (part 2 §3.2.2, §3.2.3)', () => {
  it('join both secrets, 8 bytes each', async () => {
    const { card, channel } = await opened(`
      > 0024008010 313233343536ffff 36353433323137ff
      < 9000
    `);
    await card.changePin(ascii('123456'), ascii('6543217'));
    const puk = await opened(`
      > 0024008110 0102030405060708 ff00ff00ff00ff00
      < 9000
      > 002c008010 ff00ff00ff00ff00 363534333231ffff
      < 9000
    `);
    await puk.card.changePuk(fromHex('0102030405060708'), fromHex('ff00ff00ff00ff00'));
    await puk.card.unblockPin(fromHex('ff00ff00ff00ff00'), ascii('654321'));
    expect(() => channel.done()).not.toThrow();
    expect(() => puk.channel.done()).not.toThrow();
  });

  it.each([
    ['63c1', 'puk-wrong', 1],
    ['63c0', 'puk-blocked', 0],
    ['6983', 'puk-blocked', 0],
    ['6a80', 'pin-malformed', undefined],
    ['6985', 'pin-against-rules', undefined],
    ['6a81', 'unsupported', undefined],
  ])('explain %s of an unblocking as %s', async (status, kind, triesLeft) => {
    const { card } = await opened(`> 002c0080103132333435363738363534333231ffff\n< ${status}`);
    await expect(card.unblockPin(ascii('12345678'), ascii('654321'))).rejects.toMatchObject({ kind, status, triesLeft });
  });
});
