import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import { ApduError } from '../../../native/iso7816/apdu.ts';
import { extendedCommands, shortCommands } from '../../../native/iso7816/extended-length.ts';
import { scriptedChannel } from '../scripted-channel.ts';

const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => at & 0xff);
const put = { cla: 0x00, ins: 0xdb, p1: 0x3f, p2: 0xff };
const get = { cla: 0x00, ins: 0xcb, p1: 0x3f, p2: 0xff, data: fromHex('5c017e'), le: 256 };
const GET = '00cb3fff035c017e00';

describe('command chaining (ISO/IEC 7816-4 §5.3.3)', () => {
  it('sends 255 bytes in one command', async () => {
    const channel = scriptedChannel([[`00db3fffff${toHex(bytes(255))}`, '9000']]);
    expect((await shortCommands(channel).send({ ...put, data: bytes(255) })).status).toBe(0x9000);
    channel.done();
  });

  it('sends 256 bytes in two, only the last without class bit and with Le', async () => {
    const data = toHex(bytes(256));
    const channel = scriptedChannel([
      [`10db3fffff${data.slice(0, 510)}`, '9000'],
      [`00db3fff01${data.slice(510)}00`, '0102 9000'],
    ]);
    expect(await shortCommands(channel).send({ ...put, data: bytes(256), le: 256 })).toEqual({ data: fromHex('0102'), status: 0x9000 });
    channel.done();
  });

  it('sends 510 bytes in two and 511 in three', async () => {
    for (const [length, commands] of [
      [510, 2],
      [511, 3],
    ] as const) {
      const data = toHex(bytes(length));
      const script = Array.from({ length: commands }, (_, at) => {
        const part = data.slice(at * 510, (at + 1) * 510);
        return [`${at === commands - 1 ? '00' : '10'}db3fff${(part.length / 2).toString(16).padStart(2, '0')}${part}`, '9000'] as const;
      });
      const channel = scriptedChannel(script);
      expect((await shortCommands(channel).send({ ...put, data: bytes(length) })).status).toBe(0x9000);
      channel.done();
    }
  });

  it('ends at the first refusal, which is the answer', async () => {
    const channel = scriptedChannel([[`10db3fffff${toHex(bytes(255))}`, '6982']]);
    expect((await shortCommands(channel).send({ ...put, data: bytes(300) })).status).toBe(0x6982);
    channel.done();
  });
});

describe('response chaining (ISO/IEC 7816-4 §5.3.4)', () => {
  it('collects until the card says 9000, in chunks of any size', async () => {
    const channel = scriptedChannel(`
      > ${GET}
      < 010203 6102
      > 00c0000002
      < 0405 6100
      > 00c0000000
      < 06 9000
    `);
    expect(await shortCommands(channel).send(get)).toEqual({ data: fromHex('010203040506'), status: 0x9000 });
    channel.done();
  });

  it('asks again with the exact length after 6Cxx, once', async () => {
    const channel = scriptedChannel(`
      > ${GET}
      < 6c02
      > 00cb3fff035c017e02
      < 0102 9000
    `);
    expect(await shortCommands(channel).send(get)).toEqual({ data: fromHex('0102'), status: 0x9000 });
    channel.done();
    const stubborn = scriptedChannel(`
      > ${GET}
      < 6c02
      > 00cb3fff035c017e02
      < 6c02
    `);
    expect((await shortCommands(stubborn).send(get)).status).toBe(0x6c02);
  });

  it('takes 6Cxx in the midst of a long answer', async () => {
    const channel = scriptedChannel(`
      > ${GET}
      < 01 6103
      > 00c0000003
      < 6c02
      > 00c0000002
      < 0203 9000
    `);
    expect((await shortCommands(channel).send(get)).data).toEqual(fromHex('010203'));
  });

  it('gives no half answers: a refusal on the way is the answer', async () => {
    const channel = scriptedChannel(`
      > ${GET}
      < 010203 6102
      > 00c0000002
      < 6f00
    `);
    expect(await shortCommands(channel).send(get)).toEqual({ data: new Uint8Array(0), status: 0x6f00 });
  });

  it('ends with a card that never ends, with data or without', async () => {
    for (const answer of ['6100', `${'00'.repeat(256)}6100`]) {
      const endless = { atr: new Uint8Array(0), transmit: () => Promise.resolve(fromHex(answer)) };
      await expect(shortCommands(endless).send(get)).rejects.toThrow(ApduError);
    }
  });
});

describe('extended length', () => {
  it('is used for long data and for whole answers, and only there', async () => {
    const channel = scriptedChannel([
      [`00db3fff00012c${toHex(bytes(300))}`, '9000'],
      ['00cb3fff0000035c017e0000', `${toHex(bytes(300))}9000`],
      ['00200080', '63c3'],
      [`0020008008${'31'.repeat(8)}`, '9000'],
    ]);
    const sender = extendedCommands(channel, 3000);
    await sender.send({ ...put, data: bytes(300) });
    expect((await sender.send(get)).data).toEqual(bytes(300));
    await sender.send({ cla: 0, ins: 0x20, p1: 0, p2: 0x80 });
    await sender.send({ cla: 0, ins: 0x20, p1: 0, p2: 0x80, data: fromHex('31'.repeat(8)) });
    channel.done();
  });

  it('chains what is longer than the card takes at once', async () => {
    const data = toHex(bytes(600));
    const channel = scriptedChannel([
      [`10db3fffff${data.slice(0, 510)}`, '9000'],
      [`10db3fffff${data.slice(510, 1020)}`, '9000'],
      [`00db3fff5a${data.slice(1020)}`, '9000'],
    ]);
    expect((await extendedCommands(channel, 500).send({ ...put, data: bytes(600) })).status).toBe(0x9000);
    channel.done();
  });
});

describe('secrets on the way', () => {
  it('are overwritten once they were sent', async () => {
    const seen: Uint8Array[] = [];
    const channel = {
      atr: new Uint8Array(0),
      transmit(command: Uint8Array) {
        seen.push(command);
        return Promise.resolve(fromHex('9000'));
      },
    };
    await shortCommands(channel).send({ cla: 0, ins: 0x20, p1: 0, p2: 0x80, data: fromHex('313233343536ffff'), secret: true });
    expect(seen.map(toHex)).toEqual(['00'.repeat(13)]);
  });
});
