import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { type CardBench, bench, repeatableRandom } from './card-bench.ts';

const CONTENT = repeatableRandom('content')(600);
const READ_CHUID = '00cb3fff055c035fc102';

async function loaded(name: string, content: Uint8Array = CONTENT): Promise<CardBench> {
  const card = await bench(name);
  await card.administer();
  await card.put('5fc102', content);
  return card;
}

describe('long answers', () => {
  it('come in pieces of 256 with what is left in 61xx', async () => {
    const card = await loaded('plain');
    const first = await card.raw(`${READ_CHUID}00`);
    expect([first.status, first.body.length]).toEqual(['6100', 256]);
    const second = await card.raw('00c0000000');
    expect([second.status, second.body.length]).toEqual(['615c', 256]);
    const third = await card.raw('00c000005c');
    expect([third.status, third.body.length]).toEqual(['9000', 0x5c]);
    expect(toHex(concat(first.body, second.body, third.body))).toBe(toHex(tlv(0x53, CONTENT)));
  });

  it('come in pieces of 255 from an odd card', async () => {
    const card = await loaded('odd');
    const first = await card.raw(`${READ_CHUID}00`);
    expect([first.status, first.body.length]).toEqual(['6100', 255]);
    const second = await card.raw('00c0000000');
    expect([second.status, second.body.length]).toEqual(['615e', 255]);
  });

  it('come at once to an extended command', async () => {
    const card = await loaded('yubikey-5.4');
    const { status, body } = await card.raw('00cb3fff0000055c035fc1020000');
    expect(status).toBe('9000');
    expect(toHex(body)).toBe(toHex(tlv(0x53, CONTENT)));
  });

  it('come as far as Le asks', async () => {
    const card = await loaded('plain');
    const first = await card.raw(`${READ_CHUID}10`);
    expect([first.status, first.body.length]).toEqual(['6100', 16]);
  });

  it('are gone when another command comes between', async () => {
    const card = await loaded('plain');
    await card.raw(`${READ_CHUID}00`);
    await card.pinState();
    expect((await card.raw('00c0000000')).status).toBe('6985');
  });

  it('are announced only, where a card gives nothing to a command without Le', async () => {
    const asking = await loaded('plain', fromHex('aabbcc'));
    expect(await asking.raw(READ_CHUID)).toEqual({ status: '6105', body: new Uint8Array(0) });
    expect(toHex((await asking.raw('00c0000005')).body)).toBe('5303aabbcc');
    const giving = await loaded('yubikey-5.4', fromHex('aabbcc'));
    expect(toHex((await giving.raw(READ_CHUID)).body)).toBe('5303aabbcc');
  });

  it('are asked for again with the exact length on an odd card, and nothing is done twice', async () => {
    const card = await loaded('odd', fromHex('aabbcc'));
    expect(await card.raw(`${READ_CHUID}02`)).toEqual({ status: '6c05', body: new Uint8Array(0) });
    expect(toHex((await card.raw(`${READ_CHUID}05`)).body)).toBe('5303aabbcc');
    const asked = await card.raw('0087039b047c02800002');
    expect(asked.status).toBe('6c0c');
    expect((await card.raw('0087039b047c0280000c')).status).toBe('9000');
  });

  it('to SELECT without Le are left out by an odd card', async () => {
    const card = await bench('odd');
    expect(await card.raw('00a4040005a000000308')).toEqual({ status: '9000', body: new Uint8Array(0) });
  });
});

describe('chained commands', () => {
  const whole = concat(tlv(0x5c, fromHex('5fc102')), tlv(0x53, CONTENT));
  const piece = (from: number, to: number, cla: string): string =>
    `${cla}db3fff${toHex(Uint8Array.of(to - from))}${toHex(whole.subarray(from, to))}`;

  it('take effect with their last piece', async () => {
    const card = await loaded('plain', fromHex('00'));
    expect((await card.raw(piece(0, 200, '10'))).status).toBe('9000');
    expect(card.card.state.objects['5fc102']).toBe('AA==');
    expect((await card.raw(piece(200, 400, '10'))).status).toBe('9000');
    expect((await card.raw(piece(400, whole.length, '00'))).status).toBe('9000');
    expect(toHex((await card.get('5fc102')).body)).toBe(toHex(tlv(0x53, CONTENT)));
  });

  it('have no effect when interrupted, and the other command is answered', async () => {
    const card = await loaded('plain', fromHex('00'));
    await card.raw(piece(0, 200, '10'));
    expect(await card.pinState()).toBe('63c5');
    expect((await card.raw(piece(200, 400, '00'))).status).not.toBe('9000');
    expect(toHex((await card.get('5fc102')).body)).toBe('530100');
  });

  it('are forgotten with the power', async () => {
    const card = await loaded('plain', fromHex('00'));
    await card.raw(piece(0, 200, '10'));
    await card.repower();
    await card.administer();
    expect((await card.raw(piece(200, 400, '00'))).status).not.toBe('9000');
  });

  it('end at the most a card takes', async () => {
    const card = await bench('odd');
    await card.administer();
    const { status } = await card.put('5fc102', new Uint8Array(4000));
    expect(status).toBe('6700');
  });
});

describe('extended commands', () => {
  it('write a long object at once', async () => {
    const card = await bench('yubikey-5.7');
    await card.administer();
    const data = concat(tlv(0x5c, fromHex('5fc102')), tlv(0x53, CONTENT));
    const head = `00db3fff00${data.length.toString(16).padStart(4, '0')}`;
    expect((await card.raw(head + toHex(data))).status).toBe('9000');
    expect(toHex((await card.get('5fc102')).body)).toBe(toHex(tlv(0x53, CONTENT)));
  });

  it('are refused by an odd card', async () => {
    const card = await bench('odd');
    expect((await card.raw('00cb3fff0000055c035fc1020000')).status).toBe('6700');
  });
});

describe.each(PERSONALITIES.map(({ name }) => name))('malformed commands to a %s card', (name) => {
  it.each([
    ['', '6700'],
    ['00cb3f', '6700'],
    ['00cb3fff055c035f', '6700'],
    ['00cb3fff035c017e0000', '6700'],
    ['00cb3fff00ffff5c', '6700'],
    ['80cb3fff035c017e00', '6e00'],
    ['04cb3fff035c017e00', '6882'],
    ['01cb3fff035c017e00', '6881'],
    ['0001000000', '6d00'],
    ['00c0000000', '6985'],
  ])('are refused (%s: %s)', async (hex, status) => {
    const card = await bench(name);
    expect((await card.raw(hex)).status).toBe(status);
  });
});
