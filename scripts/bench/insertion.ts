import { randomBytes } from 'node:crypto';
import { MemoryReaders } from '../../native/simulator/memory-readers.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard, type SimulatedCard } from '../../native/simulator/simulated-card.ts';
import { BenchStation } from './bench-station.ts';
import type { Bench, Figure, Series } from './figure.ts';
import { interleaved, median } from './interleave.ts';

const READER = 'Reader 1';
const APDU_MS = 0.5;
const ROUNDS = 25;
const CARDS = ['yubikey-5.7', 'yubikey-5.4', 'odd', 'plain'] as const;

/** A timer is too coarse for half a millisecond. */
function waited(ms: number): Promise<void> {
  const endMs = performance.now() + ms;
  return new Promise((resolve) => {
    const look = (): void => (performance.now() >= endMs ? resolve() : void setImmediate(look));
    look();
  });
}

const blank = (name: string): Promise<SimulatedCard> =>
  createSimulatedCard({
    personality: personality(name),
    random: (length) => new Uint8Array(randomBytes(length)),
    timing: { apduMs: APDU_MS },
    clock: { wait: waited },
  });

function figure(series: readonly Series[]): Figure {
  return {
    name: 'insertion.to.state',
    value: Math.max(...series.map(({ values }) => median(values))),
    unit: 'ms',
    goal: 300,
    bound: 'most',
    what: 'From the reader’s event to the tile that says what card it is and whose, at 0.5 ms an APDU. The slowest of these medians.',
    series,
  };
}

export const insertion: Bench = {
  name: 'insertion.to.state',
  title: 'From the card to what it is',
  async run(say) {
    const readers = new MemoryReaders({ clock: { nowMs: () => Date.now() }, names: [READER] });
    const station = await BenchStation.open(readers);
    try {
      const [cardId = ''] = await station.approvedCards(1, 'employee-p256');
      const ours = await blank('yubikey-5.7');
      readers.insert(READER, ours);
      await station.seen(READER, 'blank');
      await station.issue(cardId, READER);
      await station.seen(READER, 'ours');
      readers.remove(READER);

      /** From the event that the reader gives to the tile that the page is told. */
      const looked = async (card: SimulatedCard, contents: 'blank' | 'ours'): Promise<number> => {
        let eventMs = 0;
        const end = readers.watch((event) => {
          if (event.kind === 'card-inserted') eventMs = performance.now();
        });
        const told = station.heard((event) =>
          event.event === 'readers' && event.readers.some((tile) => tile.contents === contents) ? performance.now() : undefined,
        );
        readers.insert(READER, card);
        const toldMs = await told;
        end();
        readers.remove(READER);
        await station.seen(READER, 'empty');
        return toldMs - eventMs;
      };
      const sides = Object.fromEntries(CARDS.map((name) => [`blank ${name}`, async () => looked(await blank(name), 'blank')]));
      const all = await interleaved({ ...sides, 'one of ours': () => looked(ours, 'ours') }, { rounds: ROUNDS });
      const series = Object.entries(all).map(([label, values]) => ({ label, unit: 'ms', values }));
      for (const { label, values } of series) say(`${label}: ${median(values).toFixed(1)} ms`);
      return [figure(series)];
    } finally {
      await station.close();
    }
  },
};
