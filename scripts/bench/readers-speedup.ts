import { setTimeout as wait } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { P_256, RSA_2048 } from '../../native/simulator/algorithms.ts';
import { makeStock, stockedKeys } from '../../native/simulator/key-source.ts';
import { MemoryReaders } from '../../native/simulator/memory-readers.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard } from '../../native/simulator/simulated-card.ts';
import { BenchStation } from './bench-station.ts';
import type { Bench, Figure } from './figure.ts';
import { interleaved, median, timed, type Times } from './interleave.ts';

const READERS = 8;
const ROUNDS = 3;
const PROFILE = 'employee-rsa2048';
/** Waits of a card, as the goal says them. */
const TIMING = { apduMs: 20, generateMs: new Map([[RSA_2048, 3_000], [P_256, 300]]) }; // biome-ignore format: one line
const names = Array.from({ length: READERS }, (_, at) => `Reader ${at + 1}`);

/** Keys made beforehand, so that making one is a wait and not work: each is used by many cards. */
async function keys() {
  const stock = await makeStock(new Map([[RSA_2048, 8]]));
  return () => stockedKeys([...stock, ...stock]);
}

function figure({ one, eight }: Times<'one' | 'eight'>): Figure {
  return {
    name: 'readers.8.speedup',
    value: (READERS * median(one)) / median(eight),
    unit: 'times',
    goal: 7.2,
    bound: 'least',
    what: 'Eight cards issued at eight readers at once, against one after the other at one reader. The cards take RSA-2048 in 3 s and 20 ms an APDU; their keys were made beforehand, so these are waits.',
    series: [
      { label: 'one card at one reader', unit: 'ms', values: one },
      { label: 'eight cards at eight readers', unit: 'ms', values: eight },
    ],
  };
}

export const readersSpeedup: Bench = {
  name: 'readers.8.speedup',
  title: 'Eight readers at once',
  async run(say) {
    const readers = new MemoryReaders({ clock: { nowMs: () => Date.now() }, names });
    const station = await BenchStation.open(readers);
    try {
      const keysOf = await keys();
      const cards = [...(await station.approvedCards((ROUNDS + 1) * (READERS + 1), PROFILE))];
      const blank = () =>
        createSimulatedCard({
          personality: personality('yubikey-5.7'),
          random: (length) => new Uint8Array(randomBytes(length)),
          keys: keysOf(),
          timing: TIMING,
          clock: { wait: (ms) => wait(ms) },
        });
      const issued = async (at: readonly string[]): Promise<number> => {
        for (const reader of at) readers.insert(reader, await blank());
        await Promise.all(at.map((reader) => station.seen(reader, 'blank')));
        const ms = await timed(() => Promise.all(at.map((reader) => station.issue(cards.pop() ?? '', reader))));
        await Promise.all(at.map((reader) => station.seen(reader, 'ours')));
        for (const reader of at) readers.remove(reader);
        return ms;
      };
      const { one, eight } = await interleaved({ one: () => issued(names.slice(0, 1)), eight: () => issued(names) }, { rounds: ROUNDS });
      say(`one card ${median(one).toFixed(0)} ms, eight at once ${median(eight).toFixed(0)} ms`);
      return [figure({ one, eight })];
    } finally {
      await station.close();
    }
  },
};
