import { createHash } from 'node:crypto';
import { toHex } from '../../core/base/bytes.ts';
import { noFactBefore } from '../../core/facts/hash.ts';
import { type Database, type Queries, violatedKeyOf } from '../store/database.ts';
import { putFacts } from '../store/send-unit.ts';
import type { Delivery } from './delivery.ts';

/** What a station is told of a delivery. */
export type TakenIn =
  /** All of it is here: an answer for each fact, those of facts that were here before as they were given then. */
  | { readonly outcome: 'taken'; readonly answers: readonly string[]; readonly fresh: number }
  /** Facts before it are missing; nothing was taken. */
  | { readonly outcome: 'gap'; readonly expected: number }
  /** The chain came in two versions that part at that number: the delivery is kept, and nothing more of this chain is taken. */
  | { readonly outcome: 'frozen'; readonly at: number };

export interface InboxParts {
  readonly database: Database;
  readonly tenant: string;
}

const ACCEPTED = 'accepted';
const KEYS = ['fact_pkey', 'inbox_pkey', 'pending_pkey', 'frozen_pkey'];
const MOST_TRIES = 10;

/**
 * All of a delivery or nothing (spec sync 1.2). A number that is here with the same hash gets its answer again; with another hash it is a cloned
 * disk or a restored backup, and the chain is frozen.
 */
export async function takeIn(delivery: Delivery, { database, tenant }: InboxParts): Promise<TakenIn> {
  for (let tries = 1; ; tries += 1) {
    try {
      // Keys alone keep two of the same number apart, so stations need not wait for each other.
      return await database.transact((queries) => inOneTransaction(delivery, { queries, tenant }), 'READ COMMITTED');
    } catch (cause) {
      // The same delivery came in twice at the same moment: look again, it is here now.
      if (!KEYS.includes(violatedKeyOf(cause) ?? '') || tries === MOST_TRIES) throw cause;
    }
  }
}

interface Within {
  readonly queries: Queries;
  readonly tenant: string;
}

async function inOneTransaction(delivery: Delivery, within: Within): Promise<TakenIn> {
  const here = await known(delivery, within);
  const first = delivery.facts[0];
  const end = here.at(-1)?.n ?? 0;
  const fork = forkOf(delivery, here);
  if (fork !== undefined) return freeze(delivery, fork, within);
  if (first === undefined || first.fact.n > end + 1) return { outcome: 'gap', expected: end + 1 };
  const fresh = delivery.facts.filter(({ fact }) => fact.n > end);
  const parted = fresh.length === 0 ? undefined : await frozenAt(delivery, within);
  if (parted !== undefined) return freeze(delivery, parted, within);
  if (fresh.length > 0) await putFacts(fresh, { ...within, base: delivery.base });
  const answers = new Map(here.map(({ n, answer }) => [n, answer]));
  return { outcome: 'taken', answers: delivery.facts.map(({ fact }) => answers.get(fact.n) ?? ACCEPTED), fresh: fresh.length };
}

interface Here {
  readonly n: number;
  readonly hash: Buffer;
  readonly answer: string;
}

/** What is here of the numbers of the delivery and the one before it; and, where that is none of these, the chain's last. */
async function known({ station, epoch, facts }: Delivery, { queries, tenant }: Within): Promise<readonly Here[]> {
  const first = facts[0]?.fact.n ?? 1;
  const rows = await queries.rows<Here>({
    name: 'inbox-known',
    text: `SELECT n, hash, answer FROM inbox WHERE tenant_id = $1 AND station = $2 AND epoch = $3 AND n BETWEEN $4 AND $5 ORDER BY n`,
    values: [tenant, station, epoch, first - 1, first + facts.length - 1],
  });
  if (rows.length > 0) return rows;
  return queries.rows<Here>({
    name: 'inbox-end',
    text: 'SELECT n, hash, answer FROM inbox WHERE tenant_id = $1 AND station = $2 AND epoch = $3 ORDER BY n DESC LIMIT 1',
    values: [tenant, station, epoch],
  });
}

/** The first number at which the delivery and what is here are two different chains. */
function forkOf({ facts }: Delivery, here: readonly Here[]): number | undefined {
  const hashes = new Map(here.map(({ n, hash }) => [n, hash]));
  const other = facts.find(({ fact, hash }) => hashes.get(fact.n)?.equals(hash) === false);
  if (other !== undefined) return other.fact.n;
  const [first] = facts;
  if (first === undefined) return undefined;
  const before = first.fact.n === 1 ? noFactBefore : hexOf(hashes.get(first.fact.n - 1));
  return before !== undefined && before !== first.fact.previous ? Math.max(1, first.fact.n - 1) : undefined;
}

const hexOf = (hash: Buffer | undefined): string | undefined => (hash === undefined ? undefined : toHex(hash));

async function frozenAt({ station, epoch }: Delivery, { queries, tenant }: Within): Promise<number | undefined> {
  const [row] = await queries.rows<{ readonly n: number }>({
    name: 'frozen',
    text: 'SELECT n FROM frozen WHERE tenant_id = $1 AND station = $2 AND epoch = $3',
    values: [tenant, station, epoch],
  });
  return row?.n;
}

async function freeze({ station, epoch, text }: Delivery, at: number, { queries, tenant }: Within): Promise<TakenIn> {
  await queries.rows({
    name: 'quarantine',
    text: 'INSERT INTO quarantine (tenant_id, station, hash, delivery) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, station, hash) DO NOTHING',
    values: [tenant, station, createHash('sha256').update(text).digest(), text],
  });
  await queries.rows({
    name: 'freeze',
    text: 'INSERT INTO frozen (tenant_id, station, epoch, n) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, station, epoch) DO NOTHING',
    values: [tenant, station, epoch, at],
  });
  return { outcome: 'frozen', at };
}
