import { randomBytes } from 'node:crypto';
import { openPcscReaders } from '../../native/pcsc/pcsc-readers.ts';
import type { Readers } from '../../native/pcsc/readers.ts';
import { personality } from '../../native/simulator/personalities/personalities.ts';
import { createSimulatedCard, type SimulatedCard } from '../../native/simulator/simulated-card.ts';
import { insertCard } from '../../native/simulator/vpcd-link.ts';
import { ensurePcscd, type SimulatedReader } from '../pcsc/pcscd.ts';
import { BenchStation } from './bench-station.ts';
import type { Bench, Figure, Series } from './figure.ts';
import { interleaved, median } from './interleave.ts';

const APDU_MS = 0.5;
const ROUNDS = 11;
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

/** A station over PC/SC, and the reader that cards are put into. */
class Desk {
  readonly station: BenchStation;
  readonly reader: SimulatedReader;
  readonly #readers: Readers;

  constructor(station: BenchStation, reader: SimulatedReader, readers: Readers) {
    this.station = station;
    this.reader = reader;
    this.#readers = readers;
  }

  /** The card lies in the reader until `work` is done and the station has seen it go. */
  async withCard<Value>(card: SimulatedCard, work: () => Promise<Value>): Promise<Value> {
    const link = await insertCard(card, this.reader.socketPath);
    try {
      return await work();
    } finally {
      await link.remove();
      await this.station.seen(this.reader.name, 'empty');
    }
  }

  /** Milliseconds from the event that PC/SC gives to the tile that the page is told. */
  async looked(card: SimulatedCard, contents: 'blank' | 'ours'): Promise<number> {
    let eventMs = 0;
    const end = this.#readers.watch((event) => {
      if (event.kind === 'card-inserted' && event.reader.name === this.reader.name) eventMs = performance.now();
    });
    const told = this.station.heard((event) =>
      event.event === 'readers' && event.readers.some((tile) => tile.name === this.reader.name && tile.contents === contents)
        ? performance.now()
        : undefined,
    );
    try {
      const toldMs = await this.withCard(card, () => told);
      if (eventMs === 0) throw new Error('expected PC/SC to tell of the card before the page is told');
      return toldMs - eventMs;
    } finally {
      end();
    }
  }
}

function figure(series: readonly Series[]): Figure {
  return {
    name: 'insertion.to.state',
    value: Math.max(...series.map(({ values }) => median(values))),
    unit: 'ms',
    goal: 300,
    bound: 'most',
    what: 'From the event that PC/SC gives, pcscd and vpcd between, to the tile that says what card it is and whose, at 0.5 ms an APDU. The slowest of these medians.',
    series,
  };
}

export const insertion: Bench = {
  name: 'insertion.to.state',
  title: 'From the card to what it is',
  async run(say) {
    const pcscd = await ensurePcscd({ readers: 1, quick: true, stateFolder: '/run/cardwright-bench' });
    const readers = openPcscReaders();
    const station = await BenchStation.open(readers);
    try {
      const [reader] = pcscd.readers;
      if (reader === undefined) throw new Error('expected a reader');
      const desk = new Desk(station, reader, readers);
      const ours = await blank('yubikey-5.7');
      const [cardId = ''] = await station.approvedCards(1, 'employee-p256');
      await desk.withCard(ours, async () => {
        await station.seen(reader.name, 'blank');
        await station.issue(cardId, reader.name);
        await station.seen(reader.name, 'ours');
      });
      const sides = Object.fromEntries(CARDS.map((name) => [`blank ${name}`, async () => desk.looked(await blank(name), 'blank')]));
      const all = await interleaved({ ...sides, 'one of ours': () => desk.looked(ours, 'ours') }, { rounds: ROUNDS });
      const series = Object.entries(all).map(([label, values]) => ({ label, unit: 'ms', values }));
      for (const { label, values } of series) say(`${label}: ${median(values).toFixed(1)} ms`);
      return [figure(series)];
    } finally {
      await station.close();
      await pcscd.close();
    }
  },
};
