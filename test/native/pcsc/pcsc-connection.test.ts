import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCARD } from '../../../native/pcsc/return-codes.ts';
import { type ScriptedBench, scriptedBench, settle } from './scripted-bench.ts';

const READER = 'Reader One';
const SECRET = Uint8Array.of(0x00, 0x20, 0x00, 0x80, 0x08, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0xff, 0xff);

let bench: ScriptedBench;

beforeEach(async () => {
  bench = await scriptedBench(({ readers }) => {
    readers.plugIn(READER, 'Reader Two');
    readers.insert(READER);
    readers.insert('Reader Two');
  });
});

afterEach(async () => {
  expect(await bench.closed()).toBe(true);
  expect(bench.winscard.contexts.size).toBe(0);
  expect(bench.winscard.cards.size).toBe(0);
});

describe('a command', () => {
  it('is overwritten in the thread once it was sent, and left alone where it came from', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    const command = SECRET.slice();
    await connection.transmit(command);
    expect(command).toEqual(SECRET);
    expect(bench.winscard.commands).toEqual([new Uint8Array(SECRET.length)]);
  });

  it('is overwritten also when the exchange failed', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    bench.winscard.failNext('transmit', 0x80100013);
    await expect(connection.transmit(SECRET)).rejects.toMatchObject({ kind: 'service' });
    expect(bench.winscard.commands).toEqual([new Uint8Array(SECRET.length)]);
  });

  it('never shows in an error', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    bench.winscard.failNext('transmit', SCARD.sharingViolation);
    const cause = await connection.transmit(SECRET).catch((error: unknown) => error);
    const text = `${JSON.stringify(cause)} ${String(cause)} ${(cause as Error).stack}`;
    for (const shape of ['3132333435', '49,50,51,52', '123456']) expect(text).not.toContain(shape);
  });

  it('that is answered without a status becomes a fault of the exchange', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    bench.winscard.response = new Uint8Array(0);
    await expect(connection.transmit(SECRET)).rejects.toMatchObject({ name: 'ReaderFault', codeName: 'SCARD_E_NOT_TRANSACTED' });
  });

  it('during which the card leaves ends as a card that is gone, whatever the driver calls it', async () => {
    for (const code of [SCARD.notTransacted, SCARD.commDataLost]) {
      const connection = await bench.readers.connect(READER, 'shared');
      bench.winscard.failNext('transmit', code);
      bench.winscard.block('transmit');
      const cut = connection.transmit(SECRET).catch((cause: unknown) => cause);
      await settle();
      bench.winscard.remove(READER);
      bench.winscard.unblock();
      expect(await cut).toMatchObject({ name: 'CardGone', reason: 'removed', cause: { code } });
      await connection.disconnect();
      bench.winscard.readers.insert(READER);
    }
  });
});

describe('a transaction', () => {
  it('keeps out the other connections of this program until it is over', async () => {
    const [left, right] = [await bench.readers.connect(READER, 'shared'), await bench.readers.connect(READER, 'shared')];
    const order: string[] = [];
    let finish: () => void = () => undefined;
    const first = left.transaction(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    const second = right.transmit(SECRET).then(() => order.push('right'));
    const third = bench.readers.connect(READER, 'shared').then(() => order.push('connected'));
    await settle();
    expect(order).toEqual([]);
    finish();
    await Promise.all([first, second, third]);
    expect(order).toEqual(['right', 'connected']);
  });

  it('lets the calls of its own connection in', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    const answer = await connection.transaction(async (channel) => {
      await connection.transmit(SECRET);
      expect(await connection.attribute(0x10103)).toEqual(Uint8Array.of(1, 2, 3));
      return channel.transmit(SECRET);
    });
    expect(answer).toEqual(Uint8Array.of(0x90, 0x00));
  });

  it('refuses another transaction inside itself instead of waiting for itself', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    await expect(connection.transaction(() => connection.transaction(() => Promise.resolve()))).rejects.toMatchObject({
      kind: 'programming',
    });
  });

  it('follows another one of the same connection', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    const calls: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      calls.push(`${name} begins`);
      await settle();
      calls.push(`${name} ends`);
    };
    await Promise.all([connection.transaction(work('first')), connection.transaction(work('second'))]);
    expect(calls).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('takes its channel with it', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    const channel = await connection.transaction((inside) => Promise.resolve(inside));
    await expect(channel.transmit(SECRET)).rejects.toMatchObject({ kind: 'programming' });
  });

  it('whose card is gone at its end has still done its work', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    expect(
      await connection.transaction(async () => {
        bench.winscard.remove(READER);
        return Promise.resolve('done');
      }),
    ).toBe('done');
  });
});

describe('a card that another program does not let go of', () => {
  for (const call of ['connect', 'beginTransaction', 'reconnect', 'disconnect'] as const) {
    it(`ends ${call} after ten seconds and names the program; other readers are not held up`, async () => {
      const held = await bench.readers.connect(READER, 'shared');
      const other = await bench.readers.connect('Reader Two', 'shared');
      bench.winscard.block(call);
      const operations = {
        connect: () => bench.readers.connect(READER, 'shared'),
        beginTransaction: () => held.transaction(() => Promise.resolve()),
        reconnect: () => held.reconnect('leave'),
        disconnect: () => held.disconnect(),
      };
      const given = operations[call]().catch((cause: unknown) => cause);
      await settle();
      expect(await other.transmit(SECRET)).toEqual(Uint8Array.of(0x90, 0x00));
      bench.pace.advance(10_000);
      expect(await given).toMatchObject({ name: 'ReaderFault', kind: 'sharing', holders: [{ pid: 7, name: 'other' }] });
      bench.winscard.unblock();
      await settle();
      const again = await bench.readers.connect(READER, 'shared');
      expect(await again.transaction((channel) => channel.transmit(SECRET))).toEqual(Uint8Array.of(0x90, 0x00));
      await held.disconnect().catch(() => undefined);
    });
  }
});

describe('a connection', () => {
  it('does not take the next card for its own', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    bench.winscard.remove(READER);
    bench.winscard.readers.insert(READER);
    await expect(connection.transmit(SECRET)).rejects.toMatchObject({ name: 'CardGone', reason: 'removed' });
    await expect(connection.reconnect('leave')).rejects.toMatchObject({ name: 'CardGone', reason: 'replaced' });
    await expect(connection.transmit(SECRET)).rejects.toMatchObject({ name: 'CardGone', reason: 'replaced' });
    await connection.disconnect();
  });

  it('gives its thread up a while after the last of them was closed, and gets a new one', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    await connection.disconnect();
    bench.pace.advance(10_000);
    await settle();
    const next = await bench.readers.connect(READER, 'shared');
    expect(await next.transmit(SECRET)).toEqual(Uint8Array.of(0x90, 0x00));
  });

  it('made after the readers were closed is refused', async () => {
    expect(await bench.closed()).toBe(true);
    await expect(bench.readers.connect(READER, 'shared')).rejects.toMatchObject({ codeName: 'SCARD_E_CANCELLED' });
  });

  it('that waits for its turn while the readers are closed ends too', async () => {
    const connection = await bench.readers.connect(READER, 'shared');
    bench.winscard.block('transmit');
    const [first, second] = [connection.transmit(SECRET), connection.transmit(SECRET)].map((sent) => sent.catch((cause: unknown) => cause));
    const third = bench.readers.connect(READER, 'shared').catch((cause: unknown) => cause);
    await settle();
    expect(await bench.closed()).toBe(true);
    for (const cut of [first, second, third]) expect(await cut).toMatchObject({ codeName: 'SCARD_E_CANCELLED' });
    bench.winscard.unblock();
    await settle();
  });
});
