import type { ReaderTile } from '../../../core/actions/views.ts';
import type { Failure } from '../../../core/failures/table.ts';
import type { BatchEntry } from '../../store/local-people.ts';
import { batchMayGoOn } from './may-go-on.ts';
import type { ProductionOrder, Turn } from './order.ts';
import { Pace } from './pace.ts';
import { neverTouched, present, toDo } from './present.ts';
import { failureOf, type Given } from './run-on-paper.ts';
import { running } from './running.ts';

/**
 * Makes the cards of one batch at every reader that there is, several at once: a blank that is put in becomes the next card that waits, and a
 * half-made card of this batch is taken up as soon as it is back. It ends when nothing is left, when somebody stops it, and when whoever
 * started it may no longer.
 */
export class ProductionLine {
  readonly #order: ProductionOrder;
  readonly #given: Given;
  readonly #pace: Pace;
  readonly #atReaders = new Set<string>();
  /** Failed in this run: their turn comes again with the next run, or with their own card. */
  readonly #failed = new Set<number>();
  #stopped = false;
  #deaf: () => void = () => undefined;

  private constructor(order: ProductionOrder, given: Given) {
    this.#order = order;
    this.#given = given;
    this.#pace = new Pace(() => given.parts.clock.now());
  }

  /** Begins with what lies in the readers now. */
  static start(order: ProductionOrder, given: Given): void {
    const line = new ProductionLine(order, given);
    const { desk } = given.parts;
    running(given.parts.store).set(given.batch.id, {
      stop: () => line.#stop(),
      leftMs: () => line.#pace.leftMs(line.#left().length + line.#atReaders.size),
    });
    line.#deaf = desk.onSight((tile) => line.#see(tile));
    for (const tile of desk.readers().readers) line.#see(tile);
  }

  #entries(): readonly BatchEntry[] {
    return this.#given.parts.store.batches.entries(this.#given.batch.id);
  }

  /** What still waits for a blank. */
  #left(): readonly BatchEntry[] {
    const { parts } = this.#given;
    return this.#entries().filter((entry) => !this.#failed.has(entry.place) && this.#mayBegin(entry) && toDo(entry, this.#order, parts));
  }

  /** A half-made one goes on with its own card only. */
  #mayBegin({ recordId }: BatchEntry): boolean {
    const open = this.#given.parts.store.operations.openByCard(recordId);
    return open === undefined || neverTouched(open);
  }

  #see(tile: ReaderTile): void {
    if (this.#stopped || this.#atReaders.has(tile.name) || tile.operation !== undefined) return;
    if (!batchMayGoOn(this.#given)) return this.#stop();
    const open = tile.contents === 'unfinished' ? tile.unfinishedOperationId : undefined;
    if (open !== undefined) this.#resume(tile, open);
    else if (tile.contents === 'blank') this.#begin(tile.name);
  }

  #resume({ name: reader, cardId, temporaryCardId }: ReaderTile, operationId: string): void {
    const id = cardId ?? temporaryCardId;
    const entry = this.#entries().find(({ recordId }) => recordId === id);
    if (entry === undefined) return;
    this.#work(entry, reader, (ended) => {
      this.#order.resume(this.#turn(entry), { operationId, reader }, ended);
      return operationId;
    });
  }

  /** The next that can be made; whoever cannot be any more is passed over with the reason. */
  #begin(reader: string): void {
    for (const entry of this.#left()) {
      const because = this.#order.whyNot(this.#turn(entry));
      if (because !== undefined) this.#settle(entry, { state: 'passed-over', because });
      else return this.#work(entry, reader, (ended) => this.#beginOrResume(entry, reader, ended));
    }
    this.#endWhenIdle();
  }

  #beginOrResume(entry: BatchEntry, reader: string, ended: (failure: Failure | undefined) => void): string {
    const open = this.#given.parts.store.operations.openByCard(entry.recordId);
    if (open === undefined) return this.#order.begin(this.#turn(entry), reader, ended);
    this.#order.resume(this.#turn(entry), { operationId: open.id, reader }, ended);
    return open.id;
  }

  #turn({ recordId }: BatchEntry): Turn {
    const { batch, caller, parts } = this.#given;
    return { recordId, asked: batch.asked, caller: { ...caller, at: new Date(parts.clock.now()).toISOString() }, parts };
  }

  #work(entry: BatchEntry, reader: string, begin: (ended: (failure: Failure | undefined) => void) => string): void {
    this.#atReaders.add(reader);
    const ended = (failure: Failure | undefined): void => {
      this.#atReaders.delete(reader);
      if (failure === undefined) this.#pace.did();
      this.#settled(entry, failure);
    };
    try {
      this.#settle(entry, { state: 'running', madeId: begin(ended) });
    } catch (cause) {
      ended(failureOf(cause, this.#given.parts));
    }
  }

  #settled(entry: BatchEntry, because: Failure | undefined): void {
    if (because === undefined) this.#settle(entry, { state: 'done' });
    else {
      this.#failed.add(entry.place);
      this.#settle(entry, { state: 'failed', because });
    }
    this.#endWhenIdle();
  }

  #settle({ place, kind, recordId, madeId }: BatchEntry, outcome: Pick<BatchEntry, 'state' | 'because' | 'madeId'>): void {
    const { batch, parts } = this.#given;
    const kept = { place, kind, recordId, ...(madeId === undefined ? {} : { madeId }), ...outcome };
    parts.store.transact((writer) => writer.batches.settle(batch.id, kept));
    parts.announce({ event: 'records', kinds: ['batch'] });
  }

  /** Nothing waits and nothing runs; half-made cards may still come back, so they keep the line open. */
  #endWhenIdle(): void {
    if (this.#atReaders.size > 0) return;
    const { parts } = this.#given;
    const half = this.#entries().some((entry) => !this.#mayBegin(entry) && present(entry, this.#order, parts).state === 'failed');
    if (this.#left().length === 0 && !half) this.#stop();
  }

  #stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#deaf();
    running(this.#given.parts.store).delete(this.#given.batch.id);
    this.#given.parts.announce({ event: 'records', kinds: ['batch'] });
  }
}
