import { afterEach, describe, expect, it } from 'vitest';
import { SCARD } from '../../../native/pcsc/return-codes.ts';
import { STATE } from '../../../native/pcsc/winscard-binding.ts';
import { type ScriptedBench, scriptedBench, settle } from './scripted-bench.ts';
import { ATR } from './scripted-readers.ts';
import type { ScriptedWinscard } from './scripted-winscard.ts';

let bench: ScriptedBench;

async function watched(prepare: (winscard: ScriptedWinscard) => void): Promise<ScriptedBench> {
  bench = await scriptedBench(prepare);
  return bench;
}

/** Lets time pass in small steps until the readers are calm. */
async function pass(ms: number): Promise<void> {
  for (let at = 0; at < ms; at += 50) {
    bench.pace.advance(50);
    await settle();
  }
}

const state = (name: string) => bench.readers.list().find((reader) => reader.name === name);

afterEach(async () => {
  expect(await bench.closed()).toBe(true);
  expect(bench.winscard.contexts.size).toBe(0);
});

describe('readers coming and going', () => {
  it('are told with what lies in them', async () => {
    const { told, winscard } = await watched(({ readers }) => {
      readers.plugIn('A', 'B');
      readers.insert('B');
    });
    expect(told()).toEqual(['service-up', 'reader-added A', 'reader-added B', 'card-inserted B']);
    winscard.readers.plugIn('C');
    await settle();
    expect(told()).toEqual(['reader-added C']);
    expect(bench.readers.list().map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    winscard.readers.unplug('B');
    await settle();
    await pass(100);
    expect(told()).toEqual(['card-removed B', 'reader-removed B']);
    expect(state('B')).toBeUndefined();
  });

  it('are told where there were none', async () => {
    const { told, winscard } = await watched(() => undefined);
    expect(told()).toEqual(['service-up']);
    winscard.readers.plugIn('A');
    await settle();
    expect(told()).toEqual(['reader-added A']);
  });

  it('are found by asking where the system does not tell of them', async () => {
    const { told, winscard } = await watched(({ readers }) => {
      readers.tellsPlugAndPlay = false;
    });
    winscard.readers.plugIn('A');
    await pass(1_100);
    expect(told()).toEqual(['service-up', 'reader-added A']);
  });

  it('are sixteen at most, which is all that pcsc-lite lets be watched', async () => {
    const names = Array.from({ length: 16 }, (_, number) => `Reader ${number}`);
    const { told, winscard } = await watched(({ readers }) => readers.plugIn(...names));
    expect(told()).toHaveLength(17);
    winscard.readers.insert('Reader 15');
    await settle();
    expect(told()).toEqual(['card-inserted Reader 15']);
    winscard.readers.unplug('Reader 3');
    await settle();
    await pass(100);
    expect(told()).toEqual(['reader-removed Reader 3']);
    winscard.readers.plugIn('Reader 16');
    await settle();
    expect(told()).toEqual(['reader-added Reader 16']);
  });

  it('go on counting when a reader comes back under its name', async () => {
    const { winscard } = await watched(({ readers }) => {
      readers.plugIn('A');
      readers.insert('A');
    });
    const before = state('A')?.eventCount ?? 0;
    winscard.readers.unplug('A');
    await settle();
    await pass(100);
    winscard.readers.plugIn('A');
    winscard.readers.insert('A');
    await settle();
    expect(state('A')?.eventCount).toBeGreaterThan(before);
  });
});

describe('a card', () => {
  it('that was swapped between two looks is told as changed', async () => {
    const { told, winscard } = await watched(({ readers }) => {
      readers.plugIn('A');
      readers.insert('A');
    });
    told();
    winscard.remove('A');
    winscard.readers.insert('A', Uint8Array.of(0x3b, 0x00));
    await settle();
    expect(told()).toEqual(['card-changed A']);
    expect(state('A')?.atr).toEqual(Uint8Array.of(0x3b, 0x00));
  });

  it('that does not answer is mute and has no answer to reset', async () => {
    const { told } = await watched(({ readers }) => {
      readers.plugIn('A');
      readers.insert('A', ATR, STATE.mute);
    });
    expect(told()).toContain('card-inserted A');
    expect(state('A')).toMatchObject({ contents: 'mute', atr: new Uint8Array(0) });
  });

  it('that a program holds is shown as held', async () => {
    await watched(({ readers }) => {
      readers.plugIn('A', 'B');
      readers.insert('A', ATR, STATE.inUse);
      readers.insert('B', ATR, STATE.exclusive);
    });
    expect(state('A')?.inUse).toBe('shared');
    expect(state('B')?.inUse).toBe('exclusive');
  });

  it('counts on when the 16 bits of PC/SC run over', async () => {
    const { winscard } = await watched(({ readers }) => {
      readers.plugIn('A');
      readers.count('A', 0xffff);
    });
    expect(state('A')?.eventCount).toBe(0xffff);
    winscard.readers.insert('A');
    await settle();
    expect(state('A')?.eventCount).toBe(0x10000);
  });
});

describe('the service', () => {
  it('that ends and comes back leaves the readers their names, and they and their cards are told anew', async () => {
    const { told, winscard } = await watched(({ readers }) => {
      readers.plugIn('A', 'B');
      readers.insert('A');
    });
    const before = state('A')?.eventCount ?? 0;
    told();
    winscard.stop();
    await settle();
    expect(told()).toEqual(['service-down', 'card-removed A']);
    expect(bench.readers.list().map(({ name, contents }) => `${name} ${contents}`)).toEqual(['A gone', 'B gone']);
    await pass(20_000);
    expect(told()).toEqual([]);
    winscard.start();
    await pass(5_000);
    expect(told()).toEqual(['service-up', 'card-inserted A', 'reader-added B']);
    expect(state('A')?.eventCount).toBeGreaterThan(before);
    expect(state('B')?.contents).toBe('empty');
  });

  it('is asked again more and more gently, at most every five seconds', async () => {
    const { winscard, pace } = await watched((script) => script.stop());
    const pauses: number[] = [];
    for (let step = 0; step < 7; step += 1) {
      const next = pace.nextMs() ?? 0;
      pauses.push(next);
      pace.advance(next);
      await settle();
    }
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    winscard.start();
  });

  it('refuses connections while it is down, with its own kind of fault', async () => {
    const { readers } = await watched((script) => script.stop());
    await expect(readers.connect('A', 'shared')).rejects.toMatchObject({
      kind: 'service',
      hex: '0x8010001D',
      call: 'SCardEstablishContext',
    });
  });

  it('that does not return from a call keeps nobody from closing', async () => {
    const { winscard } = await watched(({ readers }) => readers.plugIn('A'));
    winscard.block('listReaders');
    winscard.readers.insert('A');
    await settle();
    expect(await bench.closed()).toBe(true);
    winscard.unblock();
    await settle();
  });
});

describe('a watcher', () => {
  it('that throws does not keep the others from being told', async () => {
    const thrown: unknown[] = [];
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').once('uncaughtException', (cause) => thrown.push(cause));
    const { told, winscard } = await watched(({ readers }) => readers.plugIn('A'));
    const failure = new Error('a watcher failed');
    const leave = bench.readers.watch(() => {
      throw failure;
    });
    told();
    winscard.readers.insert('A');
    await settle();
    leave();
    expect(told()).toEqual(['card-inserted A']);
    expect(thrown).toEqual([failure]);
    for (const listener of others) process.on('uncaughtException', listener);
  });

  it('is not troubled by a reader that leaves between two questions', async () => {
    const { told, winscard } = await watched(({ readers }) => readers.plugIn('A', 'B'));
    told();
    winscard.fail('getStatusChange', SCARD.unknownReader);
    await settle();
    await pass(100);
    expect(told()).toEqual([]);
    expect(bench.readers.list()).toHaveLength(2);
  });
});
