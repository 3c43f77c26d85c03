import { describe, expect, it } from 'vitest';
import { ascii, fromHex, toHex } from '../../../core/base/bytes.ts';
import { decipherBlock, encipherBlock } from '../../../native/piv/management-key.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { signatureInput, unpaddedPkcs1 } from '../../../native/piv/signature-input.ts';
import { scriptedChannel } from '../scripted-channel.ts';

const SELECT = ['00a4040009a00000030800001000 00', '9000'] as const;
const KEY = { cipher: 'tripleDes', key: fromHex('010203040506070801020304050607080102030405060708') } as const;
const CHALLENGE = fromHex('0011223344556677');
const WITNESS = fromHex('a1a2a3a4a5a6a7a8');
const witnessSent = toHex(encipherBlock(KEY, WITNESS));
const answerWanted = toHex(encipherBlock(KEY, CHALLENGE));

type Script = readonly (readonly [string, string])[];
const open = (script: Script) => PivCard.open(scriptedChannel([SELECT, ...script]), () => CHALLENGE);

describe('block ciphers of 9B', () => {
  it('are those of the standards (FIPS 197 appendix C, SP 800-67 with one key is DES)', () => {
    const block = fromHex('00112233445566778899aabbccddeeff');
    const key = fromHex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
    expect(toHex(encipherBlock({ cipher: 'aes128', key: key.slice(0, 16) }, block))).toBe('69c4e0d86a7b0430d8cdb78070b4c55a');
    expect(toHex(encipherBlock({ cipher: 'aes192', key: key.slice(0, 24) }, block))).toBe('dda97ca4864cdfe06eaf70a0ec0d7191');
    expect(toHex(encipherBlock({ cipher: 'aes256', key }, block))).toBe('8ea2b7ca516745bfeafc49904b496089');
    const des = fromHex('133457799bbcdff1133457799bbcdff1133457799bbcdff1');
    expect(toHex(encipherBlock({ cipher: 'tripleDes', key: des }, fromHex('0123456789abcdef')))).toBe('85e813540f0ab405');
    expect(decipherBlock(KEY, encipherBlock(KEY, CHALLENGE))).toEqual(CHALLENGE);
  });
});

describe('authentication with 9B (part 2 §3.2.4, appendix A)', () => {
  const ask = ['0087039b047c02800000', `7c0a8008${witnessSent}9000`] as const;
  const prove = (answer: string): Script => [ask, [`0087039b167c148008${toHex(WITNESS)}8108${toHex(CHALLENGE)}00`, answer]];

  it('is mutual: the witness deciphered, our challenge enciphered by the card', async () => {
    const card = await open(prove(`7c0a8208${answerWanted}9000`));
    expect(await card.authenticateManagement(KEY)).toBeUndefined();
  });

  it('fails where the card enciphers our challenge wrongly', async () => {
    const card = await open(prove('7c0a820800000000000000009000'));
    await expect(card.authenticateManagement(KEY)).rejects.toMatchObject({ kind: 'card-not-proved' });
  });

  it.each([
    ['6982', 'management-key-wrong'],
    ['63c3', 'management-key-wrong'],
    ['6a80', 'management-key-wrong'],
    ['6983', 'management-key-blocked'],
    ['63c0', 'management-key-blocked'],
  ])('explains %s after the proof as %s', async (status, kind) => {
    const card = await open(prove(status));
    await expect(card.authenticateManagement(KEY)).rejects.toMatchObject({ kind, status });
  });

  it.each([
    ['6a86', 'management-cipher-wrong'],
    ['6a80', 'management-cipher-wrong'],
    ['6a88', 'management-cipher-wrong'],
    ['6983', 'management-key-blocked'],
    ['7c0480020102 9000', 'answer-malformed'],
    ['7c00 9000', 'answer-malformed'],
    ['9000', 'answer-malformed'],
  ])('explains the first answer %s as %s', async (answer, kind) => {
    const card = await open([[ask[0], answer]]);
    await expect(card.authenticateManagement(KEY)).rejects.toMatchObject({ kind });
  });

  it('is external where only that is wanted', async () => {
    const card = await open([
      ['0087039b047c02810000', `7c0a8108${toHex(CHALLENGE)}9000`],
      [`0087039b0c7c0a8208${answerWanted}00`, '9000'],
    ]);
    expect(await card.authenticateManagementExternally(KEY)).toBeUndefined();
  });

  it('sends nothing with a key of the wrong length', async () => {
    const card = await open([]);
    await expect(card.authenticateManagement({ cipher: 'aes256', key: KEY.key })).rejects.toMatchObject({ kind: 'input-invalid' });
    await expect(card.setManagementKey({ cipher: 'aes128', key: KEY.key })).rejects.toMatchObject({ kind: 'input-invalid' });
  });
});

describe('what the card is given to sign', () => {
  it('is EMSA-PKCS1-v1_5 for RSA (RFC 8017 §9.2), as long as the modulus', () => {
    const block = signatureInput('rsa2048', 'sha256', ascii('abc'));
    expect(block).toHaveLength(256);
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(toHex(block)).toBe(`0001${'ff'.repeat(202)}003031300d060960864801650304020105000420${digest}`);
    expect(signatureInput('rsa4096', 'sha512', ascii('abc'))).toHaveLength(512);
  });

  it('is the leftmost bytes of the digest for ECDSA, the message for Ed25519, nothing for X25519', () => {
    expect(signatureInput('p256', 'sha256', ascii('abc'))).toHaveLength(32);
    expect(signatureInput('p256', 'sha512', ascii('abc'))).toHaveLength(32);
    expect(signatureInput('p384', 'sha384', ascii('abc'))).toHaveLength(48);
    expect(signatureInput('ed25519', 'sha256', ascii('abc'))).toEqual(ascii('abc'));
    expect(() => signatureInput('x25519', 'sha256', ascii('abc'))).toThrow('cannot sign');
  });

  it('goes in a template 7C with an empty response first; ECDH with an exponentiation', async () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const card = await open([
      [`0087119a267c2482008120${digest}00`, '7c0582033001aa9000'],
      [`0087119d097c0782008503 040102 00`, '7c0482020a0b9000'],
    ]);
    expect(await card.sign({ slot: '9a', kind: 'p256' }, ascii('abc'))).toEqual(fromHex('3001aa'));
    expect(await card.agree({ slot: '9d', kind: 'p256' }, fromHex('040102'))).toEqual(fromHex('0a0b'));
  });

  it('is chained for RSA-2048', async () => {
    const block = toHex(signatureInput('rsa2048', 'sha256', ascii('abc')));
    const data = `7c820106820081820100${block}`;
    const card = await open([
      [`1087079aff${data.slice(0, 510)}`, '9000'],
      [`0087079a0b${data.slice(510)}00`, '7c0382010a9000'],
    ]);
    expect(await card.sign({ slot: '9a', kind: 'rsa2048' }, ascii('abc'))).toEqual(fromHex('0a'));
  });

  it.each([
    ['6982', 'pin-needed'],
    ['6a80', 'key-missing'],
    ['6a86', 'key-missing'],
    ['6a88', 'key-missing'],
    ['6d00', 'unsupported'],
  ])('explains %s as %s', async (status, kind) => {
    const card = await open([['0087e09c097c0782008103616263 00', status]]);
    await expect(card.sign({ slot: '9c', kind: 'ed25519' }, ascii('abc'))).rejects.toMatchObject({ kind, status });
  });
});

describe('a deciphered RSA block (RFC 8017 §7.2.2)', () => {
  it('gives its message, or nothing where the padding is wrong', () => {
    expect(unpaddedPkcs1(fromHex(`0002${'11'.repeat(8)}00aabb`))).toEqual(fromHex('aabb'));
    expect(unpaddedPkcs1(fromHex(`0002${'11'.repeat(7)}00aabb`))).toBeUndefined();
    expect(unpaddedPkcs1(fromHex(`0001${'11'.repeat(8)}00aabb`))).toBeUndefined();
    expect(unpaddedPkcs1(fromHex(`0002${'11'.repeat(12)}`))).toBeUndefined();
    expect(unpaddedPkcs1(new Uint8Array(0))).toBeUndefined();
  });
});
