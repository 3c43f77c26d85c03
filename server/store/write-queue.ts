import { noFactBefore } from '../../core/facts/hash.ts';
import type { Head, Scribe } from '../facts/write-fact.ts';
import { codeOf, type Database, isRetryable, type Queries, violatedKeyOf } from './database.ts';
import { Unit, type Writer } from './unit.ts';

export interface WriteQueueParts {
  readonly database: Database;
  readonly tenant: string;
  readonly scribe: Scribe;
  readonly wrapping: Uint8Array;
  /** Told after each commit that wrote facts: the sequencer has something to do. */
  readonly written: () => void;
}

export type Work<Value> = (writer: Writer) => Promise<Value>;

/** The way to write: `run` does a piece of work in a transaction, which it may share with others that wait at the same moment. */
export interface WriteQueue {
  /** May run `work` more than once; it must change nothing but through its writer. Gives its value once it is committed. */
  run<Value>(work: Work<Value>): Promise<Value>;
}

interface Task {
  readonly work: Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly cause: unknown };

const MOST_TOGETHER = 64;
/** Someone else's number: another process of this server wrote a fact meanwhile. */
const FACT_KEY = 'fact_pkey';
const MOST_TRIES = 10;

/** Work that refuses leaves nothing; work that fails in the database undoes the transaction, and each piece is then done on its own. */
export function createWriteQueue(parts: WriteQueueParts): WriteQueue {
  const waiting: Task[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) await together(waiting.splice(0, MOST_TOGETHER), parts);
    busy = false;
  }

  return {
    run: <Value>(work: Work<Value>) =>
      new Promise<Value>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as Task['resolve'], reject });
        if (!busy) void drain();
      }),
  };
}

async function together(tasks: readonly Task[], parts: WriteQueueParts): Promise<void> {
  let outcomes: readonly Outcome[];
  try {
    outcomes = await commit(tasks, parts);
  } catch (cause) {
    const [only] = tasks;
    if (tasks.length === 1 && only !== undefined) return only.reject(cause);
    for (const task of tasks) await together([task], parts);
    return;
  }
  for (const [at, outcome] of outcomes.entries()) {
    if ('value' in outcome) tasks[at]?.resolve(outcome.value);
    else tasks[at]?.reject(outcome.cause);
  }
}

async function commit(tasks: readonly Task[], parts: WriteQueueParts): Promise<readonly Outcome[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      const done = await parts.database.transact((queries) => doAll(tasks, { ...parts, queries }));
      if (done.wrote) parts.written();
      return done.outcomes;
    } catch (cause) {
      if (violatedKeyOf(cause) !== FACT_KEY || tries === MOST_TRIES) throw cause;
    }
  }
}

interface Done {
  readonly outcomes: readonly Outcome[];
  readonly wrote: boolean;
}

async function doAll(tasks: readonly Task[], parts: WriteQueueParts & { readonly queries: Queries }): Promise<Done> {
  const head = await headOf(parts);
  const unit = new Unit({ ...parts, head });
  try {
    const outcomes: Outcome[] = [];
    for (const { work } of tasks) outcomes.push(await doOne(work, unit));
    await unit.send();
    return { outcomes, wrote: unit.head.n !== head.n };
  } finally {
    unit.close();
  }
}

async function doOne(work: Work<unknown>, unit: Unit): Promise<Outcome> {
  const mark = unit.mark();
  try {
    return { value: await work(unit) };
  } catch (cause) {
    // A failed statement has ended the transaction; so has work that had sent something before it failed.
    if (codeOf(cause) !== undefined || isRetryable(cause) || !unit.undoTo(mark)) throw cause;
    return { cause };
  }
}

/** Where the server's own chain ends. */
async function headOf({ queries, tenant, scribe }: WriteQueueParts & { readonly queries: Queries }): Promise<Head> {
  const [last] = await queries.rows<{ readonly n: number; readonly hash: Buffer }>({
    name: 'head',
    text: 'SELECT n, hash FROM fact WHERE tenant_id = $1 AND station = $2 AND epoch = $3 ORDER BY n DESC LIMIT 1',
    values: [tenant, scribe.station, scribe.epoch],
  });
  return last === undefined ? { n: 0, hash: noFactBefore } : { n: last.n, hash: last.hash.toString('hex') };
}
