import { describe, expect, it } from 'vitest';
import { ascii, concat, fromHex, toHex } from '../../../core/base/bytes.ts';
import { aesCmac } from '../../../native/piv/aes-cmac.ts';
import { counterModeKdf, deriveManagementKey } from '../../../native/piv/derive-management-key.ts';

const MESSAGE = fromHex(
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710',
);

describe('AES-CMAC', () => {
  it.each([
    [0, 'bb1d6929e95937287fa37d129b756746'],
    [16, '070a16b46b4d4144f79bdd9dd04a287c'],
    [40, 'dfa66747de9ae63030ca32611497c827'],
    [64, '51f0bebf7e3b9d92fc49741779363cfe'],
  ])('is that of RFC 4493 §4 for %i bytes', (length, tag) => {
    expect(toHex(aesCmac(fromHex('2b7e151628aed2a6abf7158809cf4f3c'), MESSAGE.subarray(0, length)))).toBe(tag);
  });

  it.each([
    ['8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b', 0, 'd17ddf46adaacde531cac483de7a9367'],
    ['603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4', 64, 'e1992190549f6ed5696a2c056c315410'],
  ])('is that of SP 800-38B appendix D for longer keys', (key, length, tag) => {
    expect(toHex(aesCmac(fromHex(key), MESSAGE.subarray(0, length)))).toBe(tag);
  });

  it('refuses a key of another length', () => {
    expect(() => aesCmac(new Uint8Array(15), MESSAGE)).toThrow(RangeError);
  });
});

describe('key derivation in counter mode', () => {
  it('gives NIST’s CAVP value for CMAC_AES128, counter of 8 bits before the fixed input', () => {
    const fixed = fromHex(
      'c16e6e02c5a3dcc8d78b9ac1306877761310455b4e41469951d9e6c2245a064b33fd8c3b01203a7824485bf0a64060c4648b707d2607935699316ea5',
    );
    const key = counterModeKdf(fromHex('dff1e50ac0b69dc40f1051d46c2b069c'), fixed, { length: 16, counterBytes: 1 });
    expect(toHex(key)).toBe('8be8f0869b3c0ba97b71863d1b9f7813');
  });

  it('gives what OpenSSL 3.0 KBKDF gives for label and context', () => {
    const master = fromHex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
    const { key } = deriveManagementKey(master, { cipher: 'aes256', chip: fromHex('0102030405060708'), label: '9b' });
    expect(toHex(key)).toBe('1c09666aa83b2ef52e94c1ac1eebe1804873f8fc65e1c064be89b5907713836d');
    const short = deriveManagementKey(master.subarray(0, 16), { cipher: 'aes128', chip: ascii('context'), label: 'label' });
    expect(toHex(short.key)).toBe('0e0ef025aa00b4a767fbf6eb3ce2261c');
  });

  it('gives each card, each purpose and each cipher a key of its own', () => {
    const master = new Uint8Array(32).fill(9);
    const keys = [
      deriveManagementKey(master, { cipher: 'aes192', chip: fromHex('01'), label: '9B/1' }),
      deriveManagementKey(master, { cipher: 'aes192', chip: fromHex('02'), label: '9B/1' }),
      deriveManagementKey(master, { cipher: 'aes192', chip: fromHex('01'), label: '9B/2' }),
      deriveManagementKey(master, { cipher: 'aes256', chip: fromHex('01'), label: '9B/1' }),
    ];
    expect(keys.map(({ key }) => key.length)).toEqual([24, 24, 24, 32]);
    expect(new Set(keys.map(({ key }) => toHex(key.subarray(0, 24)))).size).toBe(4);
  });

  it('gives triple-DES keys odd parity', () => {
    const { key } = deriveManagementKey(new Uint8Array(16), { cipher: 'tripleDes', chip: fromHex('01'), label: '9B' });
    for (const byte of key) expect(byte.toString(2).replaceAll('0', '').length % 2).toBe(1);
  });

  it('refuses more than its counter can number', () => {
    expect(() => counterModeKdf(new Uint8Array(16), concat(), { length: 16 * 256, counterBytes: 1 })).toThrow(RangeError);
  });
});
