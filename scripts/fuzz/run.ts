import { Worker } from 'node:worker_threads';
import type { Corpus } from './corpus.ts';
import type { Parser } from './parsers.ts';
import { Cases, type Stretch, stretches } from './plan.ts';
import type { BadCase, StretchDone, WorkerTask } from './worker.ts';

export interface FuzzPlan {
  readonly corpus: Corpus;
  readonly seed: number;
  readonly parsers: readonly Parser[];
  /** Inputs for each parser, or how many one gets. */
  readonly each: number | ((parser: Parser) => number);
  readonly workers: number;
  /** A module with further parsers: tests of the fuzzer itself. */
  readonly more?: string;
  /** How long one input may stand still before its worker is given up; the default is generous, for a busy machine. */
  readonly hangMs?: number;
  /** A parser that fills the memory ends its worker, not the run. */
  readonly mostHeapMb?: number;
  readonly told?: (done: StretchDone) => void;
}

export interface ParserTally {
  readonly name: string;
  inputs: number;
  bad: number;
  /** Inputs that a value came back for; the others were refused. */
  accepted: number;
  ms: number;
  slowestMs: number;
}

export interface FuzzResult {
  readonly tallies: readonly ParserTally[];
  readonly inputs: number;
  readonly badCount: number;
  /** The first of each stretch. */
  readonly bad: readonly BadCase[];
  /** Largest growth of one worker's heap from its first measurement to its last, in bytes. */
  readonly heapGrowthBytes: number;
}

/** A parser that takes more than 50 ms is found by its own time; this is for one that never comes back. */
const HANG_MS = 20_000;
const WATCH_MS = 250;
const MOST_HEAP_MB = 512;

/** Runs every parser over its inputs on worker threads. A hang or a lost worker counts as a bad case and the rest of its stretch is skipped. */
export async function fuzz(plan: FuzzPlan): Promise<FuzzResult> {
  const { each } = plan;
  const queue = [...stretches(plan.parsers, typeof each === 'number' ? () => each : each)];
  const tallies = new Map(plan.parsers.map(({ name }) => [name, { name, inputs: 0, bad: 0, accepted: 0, ms: 0, slowestMs: 0 }]));
  const bad: BadCase[] = [];
  const growths: number[] = [];
  await Promise.all(Array.from({ length: plan.workers }, () => oneLane()));
  return {
    tallies: [...tallies.values()],
    inputs: sumOf(tallies, 'inputs'),
    badCount: sumOf(tallies, 'bad'),
    bad,
    heapGrowthBytes: Math.max(0, ...growths),
  };

  async function oneLane(): Promise<void> {
    let lane = new Lane(plan);
    const heaps: number[] = [];
    for (let stretch = queue.shift(); stretch !== undefined; stretch = queue.shift()) {
      const done = await lane.run(stretch);
      note(done);
      if (done.heapBytes > 0) heaps.push(done.heapBytes);
      else lane = new Lane(plan);
    }
    growths.push(growthOf(heaps, plan.parsers.length));
    await lane.end();
  }

  function note(done: StretchDone): void {
    const tally = tallies.get(done.stretch.parser);
    if (tally === undefined) return;
    tally.inputs += done.stretch.to - done.stretch.from;
    tally.accepted += done.accepted;
    tally.bad += done.badCount;
    tally.ms += done.ms;
    tally.slowestMs = Math.max(tally.slowestMs, done.slowestMs);
    bad.push(...done.bad);
    plan.told?.(done);
  }
}

/** The first round through the parsers warms up: caches and compiled code stay for good. */
function growthOf(heaps: readonly number[], parsers: number): number {
  const warm = heaps.slice(Math.min(parsers, Math.floor(heaps.length / 2)));
  const [first = 0] = warm;
  return (warm.at(-1) ?? first) - first;
}

function sumOf(tallies: ReadonlyMap<string, ParserTally>, figure: 'inputs' | 'bad'): number {
  return [...tallies.values()].reduce((sum, tally) => sum + tally[figure], 0);
}

/** Processor time of all threads. */
function cpuNowMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One worker thread and the watch over it. */
class Lane {
  readonly #plan: FuzzPlan;
  readonly #counters = new Int32Array(new SharedArrayBuffer(8));
  readonly #worker: Worker;

  constructor(plan: FuzzPlan) {
    this.#plan = plan;
    const { corpus, seed, more } = plan;
    const task: WorkerTask = {
      corpus,
      seed,
      progress: this.#counters.buffer as SharedArrayBuffer,
      ...(more === undefined ? {} : { more }),
    };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: plan.mostHeapMb ?? MOST_HEAP_MB },
    });
  }

  async run(stretch: Stretch): Promise<StretchDone> {
    const worker = this.#worker;
    let watch: NodeJS.Timeout | undefined;
    try {
      return await new Promise<StretchDone>((resolve) => {
        const lost = (kind: BadCase['kind'], what: string) => resolve(this.#givenUp(stretch, kind, what));
        worker.once('message', resolve);
        worker.once('error', (error: Error) => lost('worker lost', error.message));
        worker.once('exit', () => lost('worker lost', 'the worker ended'));
        watch = setInterval(
          this.#watcher(() => lost('hang', 'no end')),
          WATCH_MS,
        );
        worker.postMessage(stretch);
      });
    } finally {
      clearInterval(watch);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      // What a worker still says while it is being ended counts no more.
      worker.on('error', () => undefined);
    }
  }

  /**
   * Calls `stuck` where no further case was begun for too long: by the clock, and by the processor time that this process got meanwhile, so
   * that a busy machine makes no hang. A worker that has not begun its first case is still being loaded.
   */
  #watcher(stuck: () => void): () => void {
    let [count, sinceMs, cpuMs] = [-1, 0, 0];
    const mostMs = this.#plan.hangMs ?? HANG_MS;
    return () => {
      const now = Atomics.load(this.#counters, 1);
      if (now !== count || now === 0) [count, sinceMs, cpuMs] = [now, performance.now(), cpuNowMs()];
      else if (performance.now() - sinceMs > mostMs && cpuNowMs() - cpuMs > mostMs) stuck();
    };
  }

  #givenUp(stretch: Stretch, kind: BadCase['kind'], what: string): StretchDone {
    void this.#worker.terminate();
    const number = Atomics.load(this.#counters, 0);
    const parser = this.#plan.parsers.find(({ name }) => name === stretch.parser) as Parser;
    const input = new Cases(parser, this.#plan.corpus, this.#plan.seed).input(number);
    const bad = [{ kind, what, parser: stretch.parser, number, input }];
    return { stretch: { ...stretch, to: number + 1 }, bad, badCount: 1, accepted: 0, ms: 0, slowestMs: 0, heapBytes: 0 };
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
