import { parentPort, workerData } from 'node:worker_threads';
import type { Corpus } from './corpus.ts';
import { PARSERS, type Parser } from './parsers.ts';
import { Cases, type Stretch } from './plan.ts';
import { type Fault, judge } from './verdict.ts';
import { heapAfterCollection } from './heap.ts';

/** What a worker is given at its start. */
export interface WorkerTask {
  readonly corpus: Corpus;
  readonly seed: number;
  /** Case number in hand and count of cases done, for the watch of the main thread. */
  readonly progress: SharedArrayBuffer;
  /** A module with further parsers, for the tests of the fuzzer itself. */
  readonly more?: string;
}

export interface BadCase extends Fault {
  readonly parser: string;
  readonly number: number;
  readonly input: Uint8Array;
}

export interface StretchDone {
  readonly stretch: Stretch;
  /** The first of them. */
  readonly bad: readonly BadCase[];
  readonly badCount: number;
  /** Inputs that a value came back for. */
  readonly accepted: number;
  readonly ms: number;
  readonly slowestMs: number;
  /** Heap after garbage was collected, bytes. */
  readonly heapBytes: number;
}

const MOST_BAD = 5;
/** Most inputs are refused by an error, whose trace costs more than the refusal; so many lines are told of one that must not be. */
Error.stackTraceLimit = 3;
const { corpus, seed, progress, more } = workerData as WorkerTask;
const counters = new Int32Array(progress);
const added = more === undefined ? [] : ((await import(more)) as { readonly PARSERS: readonly Parser[] }).PARSERS;
const known = new Map([...PARSERS, ...added].map((parser) => [parser.name, parser]));
const cases = new Map<string, Cases>();

async function run(stretch: Stretch): Promise<StretchDone> {
  const parser = known.get(stretch.parser);
  if (parser === undefined) throw new Error(`no parser ${stretch.parser}`);
  const inputs = cases.get(parser.name) ?? new Cases(parser, corpus, seed);
  cases.set(parser.name, inputs);
  const bad: BadCase[] = [];
  const started = performance.now();
  let [slowestMs, badCount, accepted] = [0, 0, 0];
  for (let number = stretch.from; number < stretch.to; number += 1) {
    const input = inputs.input(number);
    Atomics.store(counters, 0, number);
    Atomics.add(counters, 1, 1);
    const { fault, ...verdict } = await judge(parser, input);
    slowestMs = Math.max(slowestMs, verdict.ms);
    if (verdict.accepted) accepted += 1;
    if (fault === undefined) continue;
    badCount += 1;
    if (bad.length < MOST_BAD) bad.push({ ...fault, parser: parser.name, number, input: input.slice() });
  }
  return { stretch, bad, badCount, accepted, ms: performance.now() - started, slowestMs, heapBytes: heapAfterCollection() };
}

async function answer(stretch: Stretch): Promise<void> {
  parentPort?.postMessage(await run(stretch));
}

parentPort?.on('message', (stretch: Stretch) => void answer(stretch));
