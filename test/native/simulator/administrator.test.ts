import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import { blockCipher } from '../../../native/simulator/algorithms.ts';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { type CardBench, bench } from './card-bench.ts';

const NAMES = PERSONALITIES.map(({ name }) => name);
const WRONG_KEY = 'ffeeddccbbaa99887766554433221100ffeeddccbbaa9988';

async function writes(card: CardBench): Promise<boolean> {
  return (await card.put('5fc102', fromHex('00'))).status === '9000';
}

function enciphered(card: CardBench, block: Uint8Array): Uint8Array {
  const cipher = blockCipher(card.card.state.management.algorithm)?.cipher ?? '';
  return createCipheriv(cipher, fromHex(card.card.state.management.value), null).setAutoPadding(false).update(block);
}

function head(card: CardBench): string {
  return `0087${toHex(Uint8Array.of(card.card.state.management.algorithm))}9b`;
}

describe.each(NAMES)('the administrator of a %s card', (name) => {
  it('proves the key against a witness and gets the card to prove it in turn', async () => {
    const card = await bench(name);
    expect(await card.administer()).toBe('9000');
    expect(await writes(card)).toBe(true);
  });

  it('proves the key against a challenge (external authentication)', async () => {
    const card = await bench(name);
    const { status, body } = await card.send(head(card), fromHex('7c028100'));
    expect(status).toBe('9000');
    const response = enciphered(card, body.subarray(4));
    expect((await card.send(head(card), tlv(0x7c, tlv(0x82, response)))).status).toBe('9000');
    expect(await writes(card)).toBe(true);
  });

  it('is refused with a wrong key', async () => {
    const card = await bench(name);
    expect(await card.administer(WRONG_KEY)).toBe('6982');
    expect(await writes(card)).toBe(false);
  });

  it('loses what was proved by a failed proof', async () => {
    const card = await bench(name);
    await card.administer();
    expect(await card.administer(WRONG_KEY)).toBe('6982');
    expect(await writes(card)).toBe(false);
  });

  it('cannot use a challenge twice', async () => {
    const card = await bench(name);
    const { body } = await card.send(head(card), fromHex('7c028100'));
    const proof = tlv(0x7c, tlv(0x82, enciphered(card, body.subarray(4))));
    expect((await card.send(head(card), proof)).status).toBe('9000');
    expect((await card.send(head(card), proof)).status).toBe('6a80');
    expect(await writes(card)).toBe(false);
  });

  it('cannot answer without having asked, nor return the witness as it came', async () => {
    const card = await bench(name);
    expect((await card.send(head(card), tlv(0x7c, tlv(0x82, new Uint8Array(16))))).status).toBe('6a80');
    const { body } = await card.send(head(card), fromHex('7c028000'));
    expect((await card.send(head(card), tlv(0x7c, tlv(0x80, body.subarray(4))))).status).toBe('6982');
  });

  it('is forgotten with the power', async () => {
    const card = await bench(name);
    await card.administer();
    await card.repower();
    expect(await writes(card)).toBe(false);
  });

  it('has to name the right cipher', async () => {
    const card = await bench(name);
    const other = card.card.state.management.algorithm === 0x0c ? '08' : '0c';
    expect((await card.send(`0087${other}9b`, fromHex('7c028000'))).status).toBe(card.card.personality.noKeyStatus.toString(16));
  });
});

describe('SELECT', () => {
  it('keeps the security status on a plain card and clears it on a YubiKey-like one', async () => {
    for (const [name, kept] of [
      ['plain', true],
      ['yubikey-5.4', false],
    ] as const) {
      const card = await bench(name);
      await card.administer();
      expect((await card.raw('00a4040009a0000003080000100000')).status).toMatch(/^(9000|61)/);
      expect(await writes(card)).toBe(kept);
    }
  });

  it('of an unknown application leaves PIV selected with its security status', async () => {
    for (const name of NAMES) {
      const card = await bench(name);
      await card.administer();
      expect(await card.status('00a40400', 'a0000001510000')).toBe('6a82');
      expect(await writes(card)).toBe(true);
    }
  });

  it('of the device application ends the PIV security status', async () => {
    const card = await bench('yubikey-5.4');
    await card.administer();
    expect(await card.status('00a40400', 'a000000527471117')).toBe('9000');
    expect(await card.status('00cb3fff', '5c017e')).toBe('6d00');
    await card.status('00a40400', 'a000000308');
    expect(await writes(card)).toBe(false);
  });

  it('takes the full and the right-truncated AID, and shorter ones as the card model has it', async () => {
    const shorter = { plain: '6a82', 'yubikey-5.4': '9000', 'yubikey-5.7': '9000', odd: '9000' };
    for (const [name, status] of Object.entries(shorter)) {
      const card = await bench(name);
      expect(await card.status('00a40400', 'a000000308000010000100')).toBe('9000');
      expect(await card.status('00a40400', 'a00000030800001000')).toBe('9000');
      expect(await card.status('00a40400', 'a000000308')).toBe(status);
    }
  });

  it('answers with the application property template', async () => {
    const brief = await bench('yubikey-5.4');
    expect(toHex((await brief.send('00a40400', fromHex('a000000308'))).body)).toBe('61114f0600001000010079074f05a000000308');
    const full = await bench('plain');
    const { body } = await full.send('00a40400', fromHex('a00000030800001000'));
    expect(toHex(body)).toContain('4f0ba000000308000010000100');
    expect(toHex(body)).toContain('ac0f800107800105800111800114060100');
  });

  it('has to come first: nothing else is known before', async () => {
    const card = await bench('plain');
    card.card.powerOff();
    card.card.powerOn();
    expect((await card.raw('00cb3fff035c017e00')).status).toBe('6d00');
    expect(await card.pinState()).toBe('6d00');
  });
});

describe('an odd card', () => {
  it('is dead to its administrator after ten wrong keys in a row', async () => {
    const card = await bench('odd');
    for (let tried = 0; tried < 9; tried += 1) expect(await card.administer(WRONG_KEY)).toBe('6982');
    expect(await card.administer()).toBe('9000');
    for (let tried = 0; tried < 10; tried += 1) expect(await card.administer(WRONG_KEY)).toBe('6982');
    expect(await card.administer()).toBe('6983');
  });
});
