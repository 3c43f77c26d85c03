import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { scriptedChannel } from '../scripted-channel.ts';

const SELECT = ['00a4040009a00000030800001000 00', '9000'] as const;
const open = (...script: readonly (readonly [string, string])[]) =>
  PivCard.open(scriptedChannel([SELECT, ...script]), (length) => new Uint8Array(length));

describe('Yubico’s commands', () => {
  it('read version and serial number', async () => {
    const card = await open(
      ['00fd000000', '050403 9000'],
      ['00f8000000', '00bc614e 9000'],
      ['00fd000000', '0504 9000'],
      ['00f8000000', '6d00'],
    );
    expect(await card.version()).toEqual({ major: 5, minor: 4, patch: 3 });
    expect(await card.serial()).toBe(12_345_678);
    await expect(card.version()).rejects.toMatchObject({ kind: 'answer-malformed' });
    await expect(card.serial()).rejects.toMatchObject({ kind: 'unsupported' });
  });

  it('read metadata of PIN, PUK and 9B', async () => {
    const card = await open(
      ['00f7008000', '0101ff 050101 06020503 9000'],
      ['00f7008100', '0101ff 050100 06020303 9000'],
      ['00f7009b00', '01010a 02020001 050101 9000'],
    );
    expect(await card.secretMetadata('pin')).toEqual({ isDefault: true, tries: 5, triesLeft: 3 });
    expect(await card.secretMetadata('puk')).toEqual({ isDefault: false, tries: 3, triesLeft: 3 });
    expect(await card.managementMetadata()).toEqual({ cipher: 'aes192', isDefault: true, touch: 'never' });
  });

  it.each([
    ['6a88', undefined],
    ['02020000 9000', undefined],
    ['0101e0 02020301 030102 9000', { kind: 'ed25519', pin: 'always', touch: 'never', origin: 'imported' }],
  ])('read metadata of a slot: %s', async (answer, expected) => {
    const card = await open(['00f7009a00', answer]);
    expect(await card.keyMetadata('9a')).toEqual(expected);
  });

  it.each([
    ['6d00', 'unsupported'],
    ['6a86', 'unsupported'],
    ['010142 9000', 'answer-malformed'],
    ['0105 9000', 'answer-malformed'],
    ['010111 04021122 9000', 'answer-malformed'],
  ])('type the metadata answer %s as %s', async (answer, kind) => {
    const card = await open(['00f7009a00', answer]);
    await expect(card.keyMetadata('9a')).rejects.toMatchObject({ kind });
  });

  it('set the management key, with and without touch', async () => {
    const key = fromHex('000102030405060708090a0b0c0d0e0f');
    const card = await open([`00ffffff13089b10${toHex(key)}`, '9000'], [`00fffffe13089b10${toHex(key)}`, '6982']);
    await card.setManagementKey({ cipher: 'aes128', key });
    await expect(card.setManagementKey({ cipher: 'aes128', key }, true)).rejects.toMatchObject({ kind: 'management-key-needed' });
  });

  it('set tries from 1 to 255 and send nothing else', async () => {
    const card = await open(['00fa0507', '9000'], ['00fa0507', '6982']);
    await card.setTries({ pin: 5, puk: 7 });
    await expect(card.setTries({ pin: 5, puk: 7 })).rejects.toMatchObject({ kind: 'pin-needed' });
    await expect(card.setTries({ pin: 0, puk: 7 })).rejects.toMatchObject({ kind: 'input-invalid' });
    await expect(card.setTries({ pin: 5, puk: 256 })).rejects.toMatchObject({ kind: 'input-invalid' });
  });

  it('move, destroy, attest and reset', async () => {
    const card = await open(
      ['00f6829d', '9000'],
      ['00f6ff82', '9000'],
      ['00f6ff82', '6a88'],
      ['00f99a0000', '3000 9000'],
      ['00f99a0000', '6a80'],
      ['00fb0000', '6985'],
    );
    await card.moveKey('9d', '82');
    await card.destroyKey('82');
    await expect(card.destroyKey('82')).rejects.toMatchObject({ kind: 'key-missing' });
    expect(await card.attest('9a')).toEqual(fromHex('3000'));
    await expect(card.attest('9a')).rejects.toMatchObject({ kind: 'key-missing' });
    await expect(card.destroyEverything()).rejects.toMatchObject({ kind: 'reset-not-allowed' });
  });

  it('import a P-256 key by its private number, padded to 32 bytes', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const number = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
      .toString('hex')
      .padStart(64, '0');
    const card = await open([`00fe119a280620${number}aa0102ab0101`, '9000']);
    await card.importKey({ slot: '9a', kind: 'p256', policy: { pin: 'once', touch: 'never' } }, privateKey);
    await expect(card.importKey({ slot: '9a', kind: 'p256' }, publicKey)).rejects.toMatchObject({ kind: 'input-invalid' });
    await expect(card.importKey({ slot: '9a', kind: 'rsa2048' }, privateKey)).rejects.toMatchObject({ kind: 'input-invalid' });
  });
});
