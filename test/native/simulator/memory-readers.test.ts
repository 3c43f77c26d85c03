import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import type { FaultHook } from '../../../native/simulator/fault-injection.ts';
import { MemoryReaders } from '../../../native/simulator/memory-readers.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import type { ReaderEvent } from '../../../native/pcsc/readers.ts';
import { readersContract } from '../../contracts/readers-contract.ts';
import { PIN, PIV, bench } from './card-bench.ts';

const SELECT = fromHex(`${PIV}00`);
const VERIFY = fromHex(`0020008008${PIN}`);
const STATE = fromHex('00200080');
const NAME = 'Desk 1';

interface Desk {
  readonly readers: MemoryReaders;
  readonly card: SimulatedCard;
  readonly events: ReaderEvent[];
}

async function desk(fault?: FaultHook): Promise<Desk> {
  let now = 0;
  const clock = { nowMs: () => (now += 1) };
  const readers = new MemoryReaders({ clock, names: [NAME], ...(fault === undefined ? {} : { fault }) });
  const events: ReaderEvent[] = [];
  readers.watch((event) => events.push(event));
  const { card } = await bench('plain');
  card.powerOff();
  await told();
  expect(events.splice(0).map(({ kind }) => kind)).toEqual(['service-up', 'reader-added']);
  return { readers, card, events };
}

const told = async (): Promise<void> => new Promise((turn) => setImmediate(turn));

describe('readers in memory', () => {
  it('tell what lies where, and every change', async () => {
    const { readers, card, events } = await desk();
    expect(readers.list()).toEqual([{ name: NAME, contents: 'empty', atr: new Uint8Array(0), inUse: 'no', eventCount: 0 }]);
    readers.insert(NAME, card);
    expect(readers.list()[0]).toMatchObject({ contents: 'card', eventCount: 1 });
    expect(toHex(readers.list()[0]?.atr ?? new Uint8Array(0))).toBe(card.personality.atr);
    expect(events).toEqual([]);
    await told();
    readers.addReader('Desk 2');
    expect(readers.remove(NAME)).toBe(card);
    readers.removeReader('Desk 2');
    readers.insert(NAME, card);
    readers.swap(NAME, (await bench('odd')).card);
    await told();
    expect(events.map((event) => ('reader' in event ? [event.kind, event.reader.name, event.reader.eventCount] : [event.kind]))).toEqual([
      ['card-inserted', NAME, 1],
      ['reader-added', 'Desk 2', 0],
      ['card-removed', NAME, 2],
      ['reader-removed', 'Desk 2', 0],
      ['card-inserted', NAME, 3],
      ['card-changed', NAME, 5],
    ]);
  });

  it('tell nobody who has stopped watching', async () => {
    const { readers, card } = await desk();
    let heard = 0;
    const end = readers.watch(() => (heard += 1));
    readers.insert(NAME, card);
    end();
    await told();
    expect(heard).toBe(0);
  });

  it('refuse to connect by the code of the case', async () => {
    const { readers, card } = await desk();
    await expect(readers.connect('elsewhere', 'shared')).rejects.toMatchObject({ codeName: 'SCARD_E_UNKNOWN_READER' });
    await expect(readers.connect(NAME, 'shared')).rejects.toMatchObject({ reason: 'removed', cause: { codeName: 'SCARD_E_NO_SMARTCARD' } });
    readers.insert(NAME, card, 'mute');
    expect(readers.list()[0]).toMatchObject({ contents: 'mute', atr: new Uint8Array(0) });
    await expect(readers.connect(NAME, 'shared')).rejects.toMatchObject({ codeName: 'SCARD_W_UNRESPONSIVE_CARD' });
    readers.stopService();
    await expect(readers.connect(NAME, 'shared')).rejects.toMatchObject({ codeName: 'SCARD_E_NO_SERVICE' });
    expect(readers.list()).toEqual([]);
    readers.startService();
    expect(readers.list()).toHaveLength(1);
  });

  it('share a card among shared connections and with nobody beside an exclusive one', async () => {
    const { readers, card } = await desk();
    readers.insert(NAME, card);
    const first = await readers.connect(NAME, 'shared');
    const second = await readers.connect(NAME, 'shared');
    expect(readers.list()[0]?.inUse).toBe('shared');
    await expect(readers.connect(NAME, 'exclusive')).rejects.toMatchObject({ kind: 'sharing' });
    await first.transmit(SELECT);
    await first.transmit(VERIFY);
    expect(toHex(await second.transmit(STATE))).toBe('9000');
    await first.disconnect();
    expect(toHex(await second.transmit(STATE))).toBe('9000');
    await second.disconnect();
    const alone = await readers.connect(NAME, 'exclusive');
    expect(readers.list()[0]?.inUse).toBe('exclusive');
    await expect(readers.connect(NAME, 'shared')).rejects.toMatchObject({ kind: 'sharing' });
    await alone.transmit(SELECT);
    expect(toHex(await alone.transmit(STATE))).toBe('63c5');
    await alone.disconnect();
    await expect(alone.transmit(STATE)).rejects.toMatchObject({ codeName: 'SCARD_E_INVALID_HANDLE' });
    expect(readers.list()[0]?.inUse).toBe('no');
  });

  it('run transactions one after the other and keep everybody else out meanwhile', async () => {
    const { readers, card } = await desk();
    readers.insert(NAME, card);
    const [first, second] = [await readers.connect(NAME, 'shared'), await readers.connect(NAME, 'shared')];
    const order: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((go) => (release = go));
    const one = first.transaction(async (channel) => {
      order.push('first begins');
      await channel.transmit(SELECT);
      await held;
      order.push('first ends');
    });
    const two = second.transaction(async (channel) => {
      order.push('second begins');
      return toHex(await channel.transmit(STATE));
    });
    const later = second.transmit(STATE).then(() => order.push('a single command'));
    await told();
    release();
    await one;
    expect(await two).toBe('63c5');
    await later;
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'a single command']);
  });

  it('end a transaction also when its work fails, and reset the card where that was asked', async () => {
    const { readers, card } = await desk();
    readers.insert(NAME, card);
    const [first, second] = [await readers.connect(NAME, 'shared'), await readers.connect(NAME, 'shared')];
    await first.transmit(SELECT);
    await expect(
      first.transaction(async (channel) => {
        await channel.transmit(VERIFY);
        throw new Error('no');
      }, 'reset'),
    ).rejects.toThrow('no');
    await expect(second.transmit(STATE)).rejects.toMatchObject({ name: 'CardGone', reason: 'reset' });
    await second.reconnect('leave');
    await second.transmit(SELECT);
    expect(toHex(await second.transmit(STATE))).toBe('63c5');
    expect(toHex(await first.transmit(STATE))).toBe('63c5');
  });

  it('tell a connection that its card left, and never lead it to the next card', async () => {
    const { readers, card } = await desk();
    readers.insert(NAME, card);
    const connection = await readers.connect(NAME, 'shared');
    readers.remove(NAME);
    await expect(connection.transmit(STATE)).rejects.toMatchObject({ reason: 'removed' });
    await expect(connection.reconnect('leave')).rejects.toMatchObject({ reason: 'removed' });
    readers.insert(NAME, card);
    await expect(connection.reconnect('leave')).rejects.toMatchObject({ reason: 'replaced' });
    await expect(connection.transmit(STATE)).rejects.toMatchObject({ reason: 'replaced' });
  });

  it('let a new program at a card whose predecessor never disconnected', async () => {
    const { readers, card } = await desk();
    readers.insert(NAME, card);
    await readers.connect(NAME, 'exclusive');
    readers.remove(NAME);
    readers.insert(NAME, card);
    const next = await readers.connect(NAME, 'exclusive');
    await next.transmit(SELECT);
    expect(toHex(await next.transmit(STATE))).toBe('63c5');
  });

  it('lose the unplugged reader with the card in it', async () => {
    const { readers, card } = await desk();
    readers.insert(NAME, card);
    const connection = await readers.connect(NAME, 'shared');
    readers.removeReader(NAME);
    await expect(connection.transmit(STATE)).rejects.toMatchObject({ codeName: 'SCARD_E_READER_UNAVAILABLE' });
    expect(readers.list()).toEqual([]);
    expect(card.powered).toBe(false);
  });

  it('give the attributes of a reader and no control', async () => {
    const { readers, card } = await desk();
    readers.insert(NAME, card);
    const connection = await readers.connect(NAME, 'shared');
    expect(toHex((await connection.attribute(0x00090303)) ?? new Uint8Array(0))).toBe(card.personality.atr);
    expect(await connection.attribute(0x00010103)).toBeUndefined();
    await expect(connection.control()).rejects.toMatchObject({ codeName: 'SCARD_E_UNSUPPORTED_FEATURE' });
  });

  it('pull, reset and swap the card in the middle of a transaction as the hook says', async () => {
    const { card: other } = await bench('odd');
    const faults: Record<number, ReturnType<FaultHook>> = { 1: { kind: 'reset' }, 3: { kind: 'swap', card: other }, 5: { kind: 'remove' } };
    const { readers, card, events } = await desk(({ index, phase }) => (phase === 'after' ? faults[index] : undefined));
    readers.insert(NAME, card);
    const reasons: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      const connection = await readers.connect(NAME, 'shared');
      const work = connection.transaction(async (channel) => {
        await channel.transmit(SELECT);
        await channel.transmit(STATE);
      });
      await work.catch((cause: unknown) => reasons.push((cause as { reason: unknown }).reason));
      await connection.disconnect();
    }
    await told();
    expect(reasons).toEqual(['reset', 'replaced', 'removed']);
    expect(events.map(({ kind }) => kind)).toEqual(['card-inserted', 'card-changed', 'card-removed']);
    expect(readers.count).toBe(6);
  });

  it('answer calls made on the connection inside its own transaction, and no channel of a transaction that is over', async () => {
    const { readers, card } = await desk();
    readers.insert(NAME, card);
    const connection = await readers.connect(NAME, 'shared');
    const channel = await connection.transaction(async (inner) => {
      await connection.transmit(SELECT);
      expect(toHex(await inner.transmit(STATE))).toBe('63c5');
      await expect(connection.transaction(async () => undefined)).rejects.toMatchObject({ name: 'ReaderFault' });
      return inner;
    });
    await expect(channel.transmit(STATE)).rejects.toMatchObject({ name: 'ReaderFault' });
  });
});

readersContract('in memory', async () => {
  const names = ['One', 'Two', 'Three'];
  const readers = new MemoryReaders({ clock: { nowMs: () => 0 }, names });
  await told();
  return {
    readers,
    names,
    insert: async (name, card) => readers.insert(name, card),
    remove: async (name) => void readers.remove(name),
    end: async () => {
      await readers.close();
      for (const name of names) readers.remove(name);
    },
  };
});
