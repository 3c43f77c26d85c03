import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../core/base/bytes.ts';
import type { ExchangeMoment } from '../../../native/simulator/fault-injection.ts';
import { MemoryChannel } from '../../../native/simulator/memory-channel.ts';
import { PIN, PIV, bench } from './card-bench.ts';

const SELECT = fromHex(`${PIV}00`);
const WRONG_PIN = fromHex('0020008008393939393939ffff');
const STATE = fromHex('00200080');

describe('a channel in memory', () => {
  it('carries APDUs to a card it has powered on', async () => {
    const { card } = await bench('plain');
    const channel = new MemoryChannel(card);
    expect(toHex(channel.atr)).toBe(card.personality.atr);
    expect(toHex((await channel.transmit(SELECT)).subarray(-2))).toBe('9000');
    expect(channel.count).toBe(1);
  });

  it('asks at every APDU, before and after', async () => {
    const moments: ExchangeMoment[] = [];
    const channel = new MemoryChannel((await bench('plain')).card, (moment) => void moments.push(moment));
    await channel.transmit(SELECT);
    await channel.transmit(STATE);
    expect(moments.map(({ index, phase, command }) => [index, phase, toHex(command)])).toEqual([
      [0, 'before', toHex(SELECT)],
      [0, 'after', toHex(SELECT)],
      [1, 'before', toHex(STATE)],
      [1, 'after', toHex(STATE)],
    ]);
  });

  it.each([
    ['before', 5],
    ['after', 4],
  ] as const)('pulls the card %s the effect, and stays gone until it is put in again', async (phase, triesLeft) => {
    const { card } = await bench('plain');
    const channel = new MemoryChannel(card, (moment) => (moment.index === 1 && moment.phase === phase ? { kind: 'remove' } : undefined));
    await channel.transmit(SELECT);
    await expect(channel.transmit(WRONG_PIN)).rejects.toMatchObject({ name: 'CardGone', reason: 'removed' });
    await expect(channel.transmit(STATE)).rejects.toMatchObject({ name: 'CardGone', reason: 'removed' });
    expect(() => channel.reconnect()).toThrow('removed');
    expect(card.powered).toBe(false);
    expect(card.state.pin.triesLeft).toBe(triesLeft);
    channel.insert(card);
    channel.reconnect();
    await channel.transmit(SELECT);
    expect(toHex(await channel.transmit(STATE))).toBe(`63c${triesLeft}`);
  });

  it('answers garbage in place of the card or in place of its answer', async () => {
    const { card } = await bench('plain');
    const garbage = fromHex('deadbeef');
    const channel = new MemoryChannel(card, ({ index, phase }) =>
      (index === 1 && phase === 'before') || (index === 2 && phase === 'after') ? { kind: 'garbage', response: garbage } : undefined,
    );
    await channel.transmit(SELECT);
    expect(await channel.transmit(WRONG_PIN)).toEqual(garbage);
    expect(card.state.pin.triesLeft).toBe(5);
    expect(await channel.transmit(WRONG_PIN)).toEqual(garbage);
    expect(card.state.pin.triesLeft).toBe(4);
  });

  it('puts another card in, which is met only after reconnecting', async () => {
    const { card } = await bench('plain');
    const { card: other } = await bench('odd');
    const channel = new MemoryChannel(card, ({ index, phase }) =>
      index === 1 && phase === 'before' ? { kind: 'swap', card: other } : undefined,
    );
    await channel.transmit(SELECT);
    await expect(channel.transmit(STATE)).rejects.toMatchObject({ reason: 'replaced' });
    await expect(channel.transmit(STATE)).rejects.toMatchObject({ reason: 'replaced' });
    channel.reconnect();
    expect(toHex(channel.atr)).toBe(other.personality.atr);
    expect(channel.card).toBe(other);
  });

  it('resets the card under the program, which then has to reconnect', async () => {
    const { card } = await bench('plain');
    const channel = new MemoryChannel(card, ({ index, phase }) => (index === 2 && phase === 'after' ? { kind: 'reset' } : undefined));
    await channel.transmit(SELECT);
    await channel.transmit(fromHex(`0020008008${PIN}`));
    await expect(channel.transmit(STATE)).rejects.toMatchObject({ reason: 'reset' });
    channel.reconnect();
    await channel.transmit(SELECT);
    expect(toHex(await channel.transmit(STATE))).toBe('63c5');
  });
});
