import { toHex } from '../../core/base/bytes.ts';
import { noFactBefore } from '../../core/facts/hash.ts';
import { type Database, type Queries, violatedKeyOf } from '../store/database.ts';
import { putFacts } from '../store/put-facts.ts';
import type { Delivery } from './delivery.ts';
import { noteHolder, withDoneAgain } from './done-again.ts';
import { closeEarlier, freezeAt, hasGoneOn, quarantine } from './held-behind-gap.ts';
import { chainOf, type Here, knownOf } from './known-chains.ts';
import type { WrittenFact } from './write-fact.ts';

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
 * All of each delivery or nothing (spec sync 1.2). A number that is here with the same hash gets its answer again; with another hash it is a cloned
 * disk or a restored backup, and the chain is frozen. Several are of as many chains: they share a transaction, and what the database refuses of
 * one it refuses of all.
 */
export async function takeIn(deliveries: readonly Delivery[], { database, tenant }: InboxParts): Promise<readonly TakenIn[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      // Keys alone keep two of the same number apart, so stations need not wait for each other.
      return await database.transact((queries) => inOneTransaction(deliveries, { queries, tenant }), 'READ COMMITTED');
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

async function inOneTransaction(deliveries: readonly Delivery[], within: Within): Promise<readonly TakenIn[]> {
  const { here, frozen, goneOn } = await knownOf(deliveries, within);
  const looks = deliveries.map((delivery) => look(delivery, here.get(chainOf(delivery)) ?? []));
  const again = await withDoneAgain(
    looks.filter(({ delivery }) => goneOn.has(chainOf(delivery))),
    within,
  );
  const taken = looks.map((one): Look => {
    const { delivery, fresh, found } = one;
    // What its station did again in a later epoch is not taken besides, nor what comes after it.
    const parted = frozen.get(chainOf(delivery)) ?? (again.has(one) ? fresh[0]?.fact.n : undefined);
    const at = fresh.length > 0 || found.outcome === 'gap' ? parted : undefined;
    // Behind a fork nothing is missed: it is kept with the rest of its version.
    const isBefore = found.outcome === 'gap' && (delivery.facts[0]?.fact.n ?? 1) < (at ?? 0);
    return at === undefined || isBefore ? one : { ...one, fresh: [], found: { outcome: 'frozen', at } };
  });
  const fresh = taken.flatMap((one) => one.fresh);
  const bases = taken.flatMap((one) => one.fresh.map(() => one.delivery.base ?? null));
  if (fresh.length > 0) await putFacts(fresh, { ...within, bases });
  const told: TakenIn[] = [];
  for (const one of taken) told.push(await kept(one, within));
  return told;
}

/** What is not taken and is nobody's to send again is kept for the station that wrote it. */
async function kept({ delivery, found, fresh }: Look, within: Within): Promise<TakenIn> {
  const begins = fresh[0]?.fact.n === 1 && delivery.epoch > 0;
  if (begins) await closeEarlier(delivery, within);
  const isLost = found.outcome === 'gap' && delivery.lost === true;
  if (found.outcome !== 'frozen' && !isLost) return found;
  await quarantine(delivery, within);
  await noteHolder(delivery, within);
  const at = found.outcome === 'frozen' ? found.at : (await hasGoneOn(delivery, within)) ? found.expected : undefined;
  if (at === undefined) return found;
  await freezeAt({ ...delivery, n: at }, within);
  return { outcome: 'frozen', at };
}

/** What becomes of a delivery, and which of its facts are not here yet. */
interface Look {
  readonly delivery: Delivery;
  readonly found: TakenIn;
  readonly fresh: readonly WrittenFact[];
}

function look(delivery: Delivery, here: readonly Here[]): Look {
  const first = delivery.facts[0];
  const end = here.at(-1)?.n ?? 0;
  const fork = forkOf(delivery, here);
  if (fork !== undefined) return { delivery, fresh: [], found: { outcome: 'frozen', at: fork } };
  if (first === undefined || first.fact.n > end + 1) return { delivery, fresh: [], found: { outcome: 'gap', expected: end + 1 } };
  const fresh = delivery.facts.filter(({ fact }) => fact.n > end);
  const answers = new Map(here.map(({ n, answer }) => [n, answer]));
  const answerOf = ({ fact }: WrittenFact): string => answers.get(fact.n) ?? ACCEPTED;
  return { delivery, fresh, found: { outcome: 'taken', answers: delivery.facts.map(answerOf), fresh: fresh.length } };
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
