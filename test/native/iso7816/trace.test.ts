import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../core/base/bytes.ts';
import { CardGone } from '../../../native/iso7816/channel.ts';
import { type TraceEntry, traced } from '../../../native/iso7816/trace.ts';
import { scriptedChannel } from '../scripted-channel.ts';

function traceOf(script: readonly (readonly [string, string | Error])[]) {
  const entries: TraceEntry[] = [];
  let nowMs = 0;
  const channel = traced(scriptedChannel(script), { write: (entry) => entries.push(entry), nowMs: () => (nowMs += 5) });
  return { channel, entries };
}

describe('a trace', () => {
  it('says header, target, lengths, status and time', async () => {
    const { channel, entries } = traceOf([
      ['00a4040009a00000030800001000 00', '610f 9000'],
      ['00cb3fff055c035fc10200', '5300 9000'],
    ]);
    await channel.transmit(fromHex('00a4040009a0000003080000100000'));
    await channel.transmit(fromHex('00cb3fff055c035fc10200'));
    expect(entries).toEqual([
      {
        header: '00a40400',
        target: 'a00000030800001000',
        sentBytes: 15,
        receivedBytes: 4,
        status: '9000',
        statusName: 'success',
        tookMs: 5,
      },
      { header: '00cb3fff', target: '5fc102', sentBytes: 11, receivedBytes: 4, status: '9000', statusName: 'success', tookMs: 5 },
    ]);
  });

  it.each([
    ['VERIFY', '0020008008'],
    ['CHANGE REFERENCE DATA', '0024008010'],
    ['RESET RETRY COUNTER', '002c008010'],
    ['GENERAL AUTHENTICATE', '0087119a10'],
    ['SET MANAGEMENT KEY', '00ffffff1b'],
    ['IMPORT KEY', '00fe119a22'],
    ['PUT DATA', '00db3fff10'],
    ['the middle of a chained PUT DATA', '10db3fff10'],
  ])('never holds a byte of the data of %s', async (_name, head) => {
    const length = Number.parseInt(head.slice(8), 16);
    const secret = 'c5'.repeat(length);
    const { channel, entries } = traceOf([[`${head}${secret}`, `${secret}9000`]]);
    await channel.transmit(fromHex(`${head}${secret}`));
    expect(JSON.stringify(entries)).not.toContain('c5c5');
    expect(entries).toHaveLength(1);
  });

  it('names no more than a tag of a PUT DATA', async () => {
    const command = '00db3fff0a5c035fc1095303010203';
    const { channel, entries } = traceOf([[command, '9000']]);
    await channel.transmit(fromHex(command));
    expect(entries[0]).toMatchObject({ target: '5fc109' });
    expect(JSON.stringify(entries)).not.toContain('010203');
  });

  it('reports an exchange that failed and throws it on', async () => {
    const { channel, entries } = traceOf([['00200080', new CardGone('removed')]]);
    await expect(channel.transmit(fromHex('00200080'))).rejects.toBeInstanceOf(CardGone);
    expect(entries).toEqual([{ header: '00200080', sentBytes: 4, receivedBytes: 0, tookMs: 5 }]);
  });
});
