import { expect } from 'vitest';
import type { OperationView, ReaderTile } from '../../../core/actions/views.ts';
import type { StationEvent } from '../../../core/actions/wire.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { found, person, PIN } from './path.ts';
import { unlawful } from './pool.ts';
import { READER, TestStation } from './test-station.ts';

/** Where the card is pulled: before or after the APDU of that number of an operation. */
export interface Tear {
  readonly at: number;
  readonly phase: 'before' | 'after';
}

/** Counts the APDUs of the operation that runs, and pulls its card at one of them. */
class Puller {
  #tear: Tear | undefined;
  #operation: string | undefined;
  #from = 0;
  /** Of the operation that ran last, up to its record. */
  apdus = 0;

  readonly fault = ({ index, phase }: { readonly index: number; readonly phase: Tear['phase'] }) => {
    const tear = this.#tear;
    if (tear === undefined || this.#operation === undefined || index !== this.#from + tear.at || phase !== tear.phase) return undefined;
    this.#tear = undefined;
    return { kind: 'remove' } as const;
  };

  watch(station: TestStation): void {
    station.shell.listen((json) => {
      const event = JSON.parse(json) as StationEvent;
      if (event.event === 'operation') this.#saw(event.operation, station.readers.count);
    });
  }

  pullAt(tear: Tear | undefined): void {
    this.#operation = undefined;
    this.#tear = tear;
  }

  #saw({ id, state, steps }: OperationView, count: number): void {
    if (state === 'running' && this.#operation !== id) [this.#operation, this.#from] = [id, count];
    if (steps.some(({ key, state: step }) => key === 'record' && step === 'running')) this.apdus = count - this.#from;
  }
}

export const ENCODE = { reader: READER, newPin: PIN };
type Begun = Promise<{ readonly operationId?: string | undefined }>;

/** A station at whose reader temporary cards are pulled. */
export class PullingBench {
  readonly station: TestStation;
  readonly holder: string;
  readonly #puller: Puller;

  private constructor(station: TestStation, puller: Puller, holder: string) {
    this.station = station;
    this.#puller = puller;
    this.holder = holder;
  }

  static async open(): Promise<PullingBench> {
    const puller = new Puller();
    const station = await TestStation.open({ fault: puller.fault });
    puller.watch(station);
    await found(station);
    return new PullingBench(station, puller, await person(station));
  }

  async close(): Promise<void> {
    expect(this.station.logged).toEqual([]);
    expect(await this.station.call('journal.verify', {})).toMatchObject({ sound: true });
    await this.station.close();
  }

  readonly open = (temporaryCardId: string) => this.station.call('temporary-card.open', { temporaryCardId });
  readonly issue = (temporaryCardId: string): Begun => this.station.call('temporary-card.issue', { temporaryCardId, reader: READER });
  readonly assign = (temporaryCardId: string): Begun =>
    this.station.call('temporary-card.assign', { temporaryCardId, personId: this.holder, encode: ENCODE });
  readonly extend = (temporaryCardId: string): Begun => this.station.call('temporary-card.extend', { temporaryCardId, encode: ENCODE });
  readonly withdraw = (temporaryCardId: string): Begun => this.station.call('temporary-card.withdraw', { temporaryCardId });

  /** Runs the work with one tear, or whole; says whether it came through, and never leaves a certificate in force that must not be. */
  async cameThrough(work: Begun, tear?: Tear): Promise<boolean> {
    this.#puller.pullAt(tear);
    const { state, failure } = await this.station.ended((await work).operationId ?? '');
    expect(unlawful(this.station), JSON.stringify(tear)).toEqual([]);
    if (state === 'failed') expect(failure?.code, JSON.stringify(tear)).toBe('card-pulled');
    else expect(state).toBe('done');
    return state === 'done';
  }

  /** Numbers spread over the whole of the work before, the phases in turn. */
  sampled(count: number): readonly Tear[] {
    const total = this.#puller.apdus;
    expect(total).toBeGreaterThan(20);
    return Array.from({ length: count }, (_, index) => ({
      at: Math.floor((index * (total - 1)) / (count - 1)),
      phase: index % 2 === 0 ? 'after' : 'before',
    }));
  }

  settled(state: string): Promise<ReaderTile> {
    return this.station.tile(READER, ({ contents, temporaryCardState }) => contents === 'ours' && temporaryCardState === state);
  }

  /** Puts the card back in; the operation that its tile says is unfinished. */
  async putBack(card: SimulatedCard): Promise<string | undefined> {
    await this.station.tile(READER, ({ contents }) => contents === 'empty');
    const tile = await this.station.insert(card);
    expect(tile.contents).toMatch(/^(?:ours|unfinished|blank|busy)$/);
    return tile.unfinishedOperationId;
  }
}
