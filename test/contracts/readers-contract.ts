import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CardGone } from '../../native/iso7816/channel.ts';
import type { ReaderEvent, Readers } from '../../native/pcsc/readers.ts';
import type { CardInReader } from '../../native/simulator/card-in-reader.ts';
import { COUNT, EchoCard, answerOf, echo, slowly } from './echo-card.ts';

/** An implementation of Readers with at least three empty readers, and hands to put cards into them. */
export interface ReadersUnderTest {
  readonly readers: Readers;
  readonly names: readonly string[];
  insert(reader: string, card: CardInReader): Promise<void>;
  remove(reader: string): Promise<void>;
  /** Takes all cards out and closes what `open` opened. */
  end(): Promise<void>;
}

/** Resolves with the first event that `wanted` takes. Ask before causing it. */
export function eventOf(readers: Readers, wanted: (event: ReaderEvent) => boolean): Promise<ReaderEvent> {
  return new Promise((resolve) => {
    const stop = readers.watch((event) => {
      if (!wanted(event)) return;
      stop();
      resolve(event);
    });
  });
}

export function readerEvent(readers: Readers, kind: ReaderEvent['kind'], name: string): Promise<ReaderEvent> {
  return eventOf(readers, (event) => event.kind === kind && 'reader' in event && event.reader.name === name);
}

/** What every implementation of Readers does alike. */
export function readersContract(implementation: string, open: () => Promise<ReadersUnderTest>): void {
  describe(`${implementation}: readers`, () => {
    let bench: ReadersUnderTest;
    let first: string;
    let second: string;
    let third: string;
    const state = (name: string) => bench.readers.list().find((reader) => reader.name === name);

    const put = async (name: string, card: CardInReader): Promise<void> => {
      const inserted = readerEvent(bench.readers, 'card-inserted', name);
      await bench.insert(name, card);
      await inserted;
    };
    const take = async (name: string): Promise<void> => {
      const removed = readerEvent(bench.readers, 'card-removed', name);
      await bench.remove(name);
      await removed;
    };

    beforeEach(async () => {
      bench = await open();
      [first = '', second = '', third = ''] = bench.names;
    });
    afterEach(() => bench.end());

    it('lists empty readers', () => {
      for (const name of bench.names) expect(state(name)).toMatchObject({ contents: 'empty', inUse: 'no', atr: new Uint8Array(0) });
    });

    it('tells of a card put in, with its answer to reset', async () => {
      const card = new EchoCard();
      const inserted = readerEvent(bench.readers, 'card-inserted', first);
      await bench.insert(first, card);
      expect(await inserted).toMatchObject({ reader: { name: first, contents: 'card', atr: card.atr } });
      expect(state(first)).toMatchObject({ contents: 'card', atr: card.atr });
      expect(state(second)).toMatchObject({ contents: 'empty' });
    });

    it('tells of a card taken out', async () => {
      await put(first, new EchoCard());
      const removed = readerEvent(bench.readers, 'card-removed', first);
      await bench.remove(first);
      expect(await removed).toMatchObject({ reader: { name: first, contents: 'empty', atr: new Uint8Array(0) } });
      expect(state(first)).toMatchObject({ contents: 'empty' });
    });

    it('counts insertions and removals, so that a card put in again is not taken for one that stayed', async () => {
      await put(first, new EchoCard());
      const before = state(first)?.eventCount ?? 0;
      await take(first);
      await put(first, new EchoCard());
      expect(state(first)?.eventCount).toBeGreaterThan(before);
    });

    it('tells nothing more to a watcher that has left', async () => {
      const heard: string[] = [];
      const leave = bench.readers.watch((event) => heard.push(event.kind));
      await put(first, new EchoCard());
      leave();
      await take(first);
      expect(heard).toEqual(['card-inserted']);
    });

    it('carries commands and answers, also long ones', async () => {
      const card = new EchoCard();
      await put(first, card);
      const connection = await bench.readers.connect(first, 'shared');
      expect(connection).toMatchObject({ reader: first, atr: card.atr });
      expect(await connection.transmit(echo(1, 2, 3))).toEqual(Uint8Array.of(1, 2, 3, 0x90, 0x00));
      expect(await connection.transmit(answerOf(256))).toHaveLength(258);
      expect(await connection.transmit(answerOf(0))).toEqual(Uint8Array.of(0x90, 0x00));
      await connection.disconnect();
    });

    it('leaves the bytes of a command as they are', async () => {
      await put(first, new EchoCard());
      const connection = await bench.readers.connect(first, 'shared');
      const command = echo(7, 7);
      await connection.transmit(command);
      expect(command).toEqual(echo(7, 7));
      await connection.disconnect();
    });

    it('refuses an empty reader, because the card is gone', async () => {
      await expect(bench.readers.connect(first, 'shared')).rejects.toMatchObject({ name: 'CardGone', reason: 'removed' });
    });

    it('refuses a reader that it does not know', async () => {
      await expect(bench.readers.connect('No such reader', 'shared')).rejects.toMatchObject({ name: 'ReaderFault', kind: 'reader' });
    });

    it('refuses everybody else while one connection is exclusive', async () => {
      await put(first, new EchoCard());
      const exclusive = await bench.readers.connect(first, 'exclusive');
      await expect(bench.readers.connect(first, 'shared')).rejects.toMatchObject({ name: 'ReaderFault', kind: 'sharing' });
      await exclusive.disconnect();
      const after = await bench.readers.connect(first, 'shared');
      await after.disconnect();
    });

    it('lets nobody into the transaction of another connection', async () => {
      const card = new EchoCard();
      await put(first, card);
      const [left, right] = [await bench.readers.connect(first, 'shared'), await bench.readers.connect(first, 'shared')];
      await Promise.all([
        left.transaction(async (channel) => {
          for (const data of [1, 2, 3]) await channel.transmit(echo(data));
        }),
        right.transaction(async (channel) => {
          for (const data of [4, 5, 6]) await channel.transmit(echo(data));
        }),
        right.transmit(echo(7)),
      ]);
      expect(card.heard).toEqual([1, 2, 3, 4, 5, 6, 7]);
      await Promise.all([left.disconnect(), right.disconnect()]);
    });

    it('ends a transaction whose work fails, and passes the failure on', async () => {
      await put(first, new EchoCard());
      const [left, right] = [await bench.readers.connect(first, 'shared'), await bench.readers.connect(first, 'shared')];
      const failure = new Error('the work failed');
      await expect(left.transaction(() => Promise.reject(failure))).rejects.toBe(failure);
      expect(await right.transaction((channel) => channel.transmit(echo(9)))).toEqual(Uint8Array.of(9, 0x90, 0x00));
      await Promise.all([left.disconnect(), right.disconnect()]);
    });

    it('resets the card at the end of a transaction that asks for it', async () => {
      await put(first, new EchoCard());
      const connection = await bench.readers.connect(first, 'shared');
      await connection.transaction((channel) => channel.transmit(COUNT), 'reset');
      const other = await bench.readers.connect(first, 'shared');
      expect(await other.transmit(COUNT)).toEqual(Uint8Array.of(1, 0x90, 0x00));
      await Promise.all([connection.disconnect(), other.disconnect()]);
    });

    it('says that the card was reset by somebody else, and goes on after reconnecting', async () => {
      await put(first, new EchoCard());
      const [left, right] = [await bench.readers.connect(first, 'shared'), await bench.readers.connect(first, 'shared')];
      await left.transmit(COUNT);
      await right.disconnect('reset');
      await expect(left.transmit(COUNT)).rejects.toMatchObject({ name: 'CardGone', reason: 'reset' });
      await left.reconnect('leave');
      expect(await left.transmit(COUNT)).toEqual(Uint8Array.of(1, 0x90, 0x00));
      await left.disconnect();
    });

    it('says that the card was taken out, also in the middle of a command, and cannot reconnect to the next card', async () => {
      await put(first, new EchoCard());
      const connection = await bench.readers.connect(first, 'shared');
      const removed = readerEvent(bench.readers, 'card-removed', first);
      const cut = connection.transmit(slowly(200));
      await new Promise((soon) => setTimeout(soon, 30));
      await bench.remove(first);
      await expect(cut).rejects.toBeInstanceOf(CardGone);
      await removed;
      await expect(connection.transmit(COUNT)).rejects.toBeInstanceOf(CardGone);
      await put(first, new EchoCard(0x22));
      await expect(connection.reconnect('leave')).rejects.toBeInstanceOf(CardGone);
      await expect(connection.transmit(COUNT)).rejects.toBeInstanceOf(CardGone);
      await connection.disconnect();
      const next = await bench.readers.connect(first, 'shared');
      expect(await next.transmit(COUNT)).toEqual(Uint8Array.of(1, 0x90, 0x00));
      await next.disconnect();
    });

    it('has no attribute that the reader does not have', async () => {
      await put(first, new EchoCard());
      const connection = await bench.readers.connect(first, 'shared');
      expect(await connection.attribute(0x7fff_f123)).toBeUndefined();
      await connection.disconnect();
    });

    it('takes a second disconnect as done, and refuses every other call after the first', async () => {
      await put(first, new EchoCard());
      const connection = await bench.readers.connect(first, 'shared');
      await connection.disconnect();
      await connection.disconnect();
      await expect(connection.transmit(COUNT)).rejects.toMatchObject({ name: 'ReaderFault' });
    });

    it('does not let a slow card hold up another reader', async () => {
      await Promise.all([put(first, new EchoCard()), put(second, new EchoCard()), put(third, new EchoCard())]);
      const [slow, quick, other] = [
        await bench.readers.connect(first, 'shared'),
        await bench.readers.connect(second, 'shared'),
        await bench.readers.connect(third, 'shared'),
      ];
      let slowIsDone = false;
      const slowly_ = slow.transmit(slowly(120)).then(() => {
        slowIsDone = true;
      });
      await Promise.all([quick.transmit(echo(1)), other.transmit(echo(2))]);
      expect(slowIsDone).toBe(false);
      await slowly_;
      await Promise.all([slow.disconnect(), quick.disconnect(), other.disconnect()]);
    });

    it('ends what is under way when it is closed, and refuses what comes later', async () => {
      await put(first, new EchoCard());
      const connection = await bench.readers.connect(first, 'shared');
      const cut = connection.transmit(slowly(30));
      const ended = cut.then(
        () => 'answered',
        (cause: unknown) => (cause instanceof Error ? cause.name : 'no error'),
      );
      await bench.readers.close();
      expect(['ReaderFault', 'CardGone']).toContain(await ended);
      await expect(connection.transmit(COUNT)).rejects.toMatchObject({ name: 'ReaderFault' });
      await expect(bench.readers.connect(first, 'shared')).rejects.toMatchObject({ name: 'ReaderFault' });
    });
  });
}
