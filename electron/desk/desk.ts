import type { OperationView, ReaderTile } from '../../core/actions/views.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { FailureCode } from '../../core/failures/table.ts';
import type { CardChannel } from '../../native/iso7816/channel.ts';
import type { PresentCard } from '../../native/piv/examination.ts';
import type { Readers } from '../../native/pcsc/readers.ts';
import type { StoreReader } from '../store/store.ts';
import { CardGate } from './card-gate.ts';
import { type OperationHead, OperationRun } from './operation-run.ts';
import { ReaderTiles } from './reader-tiles.ts';
import type { StepTimes } from './step-times.ts';

export interface DeskParts {
  readonly readers: Readers;
  readonly store: StoreReader;
  readonly random: (length: number) => Uint8Array;
  readonly now: () => number;
  readonly stepTimes: StepTimes;
  readonly readersChanged: () => void;
  readonly operationChanged: (view: OperationView) => void;
}

/** What an operation does at its reader, and with which card, as `lying` told when it was begun. */
export interface AtReader {
  readonly lying?: number;
  readonly work: (channel: CardChannel, known: PresentCard | undefined) => Promise<void>;
}

/** The readers of this station and the work at them. */
export class Desk {
  readonly #parts: DeskParts;
  readonly #gate: CardGate;
  readonly #tiles: ReaderTiles;
  readonly #runs = new Map<string, OperationRun>();
  readonly #productions = new Set<Promise<void>>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#gate = new CardGate(parts.readers);
    const { readers, store, random, readersChanged: changed } = parts;
    const tileParts = { readers, gate: this.#gate, store, random, changed, now: () => new Date(parts.now()).toISOString() };
    this.#tiles = new ReaderTiles(tileParts, (reader) => this.#runningAt(reader));
  }

  start(): void {
    this.#tiles.start();
  }

  stop(): void {
    this.#tiles.stop();
  }

  readers(): { readers: ReaderTile[]; service: 'up' | 'down' | 'missing'; failure?: { code: FailureCode } } {
    const { failure: code } = this.#tiles;
    const service = code === undefined ? 'up' : code === 'pcsc-missing' ? 'missing' : 'down';
    return { readers: [...this.#tiles.list()], service, ...(code === undefined ? {} : { failure: { code } }) };
  }

  /** The tile of a reader that somebody named. Throws Refusal: pcsc-missing, pcsc-refused, pcsc-service-down, no-reader, reader-gone. */
  reader(name: string): ReaderTile {
    const { failure } = this.#tiles;
    if (failure !== undefined) throw new Refusal(failure);
    const tiles = this.#tiles.list();
    const tile = tiles.find((candidate) => candidate.name === name);
    if (tile === undefined) throw new Refusal(tiles.length === 0 ? 'no-reader' : 'reader-gone');
    return tile;
  }

  tile(reader: string): ReaderTile | undefined {
    return this.#tiles.list().find((tile) => tile.name === reader);
  }

  /** The reader that holds this card or temporary card now. */
  readerOf(cardId: string): string | undefined {
    return this.#tiles.list().find((tile) => tile.cardId === cardId || tile.temporaryCardId === cardId)?.name;
  }

  /** Tells of every card once the station knows what was put in. Returns how to hear no more. */
  onSight(listener: (tile: ReaderTile) => void): () => void {
    return this.#tiles.onSight(listener);
  }

  /** Looks at every card of ours again, since it may have been changed. */
  lookAgain(): void {
    this.#tiles.againForAll();
  }

  /** Records changed: tiles say at once what they say now. */
  recordsChanged(): void {
    this.#tiles.toldAnew();
  }

  /** A short look at or change of the card in a reader; the tile is looked at again afterwards when `changes`. */
  async at<Value>(
    reader: string,
    work: (channel: CardChannel) => Promise<Value>,
    options: { readonly changes?: boolean } = {},
  ): Promise<Value> {
    try {
      return await this.#gate.run(reader, work);
    } finally {
      if (options.changes === true) this.#tiles.again(reader);
    }
  }

  /** A run for a new operation, with times as measured for this card model and profile. */
  newRun(head: OperationHead, keys: readonly string[], timesFor: string): OperationRun {
    const { stepTimes, now, operationChanged } = this.#parts;
    const run = new OperationRun(head, keys, {
      now,
      changed: (view) => {
        operationChanged(view);
        this.#parts.readersChanged();
      },
      expectedMs: (step) => stepTimes.expectedMs(timesFor, step),
      took: (step, ms) => stepTimes.took(timesFor, { step, ms }),
    });
    this.#runs.set(head.id, run);
    return run;
  }

  /** Tells one card that was put into this reader from the next one, also where both are blank. */
  lying(reader: string): number | undefined {
    return this.#parts.readers.list().find(({ name }) => name === reader)?.eventCount;
  }

  /**
   * Holds the reader for an operation of many steps; the tile shows its progress and is looked at again at the end. Throws Refusal
   * 'card-swapped' where another card lies there than the one that the operation was begun with.
   */
  async operate(run: OperationRun, { lying, work }: AtReader): Promise<void> {
    const { reader } = run.head;
    try {
      await this.#gate.operate(reader, (channel) => {
        if (lying !== undefined && this.lying(reader) !== lying) throw new Refusal('card-swapped');
        return work(channel, this.#tiles.known(reader));
      });
    } finally {
      queueMicrotask(() => this.#tiles.anew(reader));
    }
  }

  /** Keeps work in the background in sight until it ended, and then what its steps took; it must not reject. */
  accompany(work: Promise<void>): void {
    this.#productions.add(work);
    void work.finally(() => {
      this.#parts.stepTimes.keep();
      this.#productions.delete(work);
    });
  }

  /** Resolves once no operation runs: only then may the records be closed under it. */
  async idle(): Promise<void> {
    while (this.#productions.size > 0) await Promise.all(this.#productions);
  }

  busy(reader: string): boolean {
    return this.#gate.busy(reader);
  }

  operation(id: string): OperationView | undefined {
    return this.#runs.get(id)?.view();
  }

  /** The card of an operation that had stopped was given up: from now on no tile calls it unfinished. */
  discarded(id: string): void {
    this.#runs.get(id)?.end('discarded');
    for (const tile of this.#tiles.list()) if (tile.unfinishedOperationId === id) this.#tiles.anew(tile.name);
  }

  /** Asks an operation to stop after its step; undefined where none of that id runs. */
  cancel(id: string): OperationView | undefined {
    const run = this.#runs.get(id);
    return run?.view().state === 'running' ? run.cancel() : undefined;
  }

  #runningAt(reader: string): ReaderTile['operation'] | undefined {
    for (const run of this.#runs.values()) {
      const view = run.view();
      if (view.reader !== reader || view.state !== 'running') continue;
      const done = view.steps.filter((step) => step.state === 'done' || step.state === 'skipped').length;
      const step = Math.min(view.steps.length, done + 1);
      return {
        id: view.id,
        cardNumber: view.cardNumber,
        step,
        of: view.steps.length,
        label: view.steps[step - 1]?.key ?? '',
        ...(view.temporary === true ? { temporary: true as const } : {}),
      };
    }
    return undefined;
  }
}
