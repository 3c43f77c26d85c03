import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { readDelivery } from '../../../server/facts/delivery.ts';
import { readFeed } from '../../../server/facts/feed.ts';
import { createSequencer } from '../../../server/facts/sequencer.ts';
import { Intake } from '../../../server/facts/intake.ts';
import { type Database, openDatabase, type Queries } from '../../../server/store/database.ts';
import { rounds } from '../../rounds.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';
import { StationInk } from './station-ink.ts';

const WRITERS = 16;
const IN_DELIVERY = 10;
const DELIVERIES = rounds(25, 6250);
const FACTS = WRITERS * IN_DELIVERY * DELIVERIES;
const LONGEST_MS = rounds(120_000, 3_600_000);
/** Of transactions that are undone, and of answers that are lost after the commit. */
const [UNDONE, LOST] = [0.05, 0.05];

class Undone extends Error {
  override readonly name = 'Undone';
}

let world: StoreWorld;
let connections: Database;
beforeAll(async () => {
  world = await storeWorld();
  connections = openDatabase({ url: world.urls.url, log: () => undefined, connections: WRITERS + 4 });
});
afterAll(async () => {
  await connections.close();
  await world.close();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Transactions that are open for a while before they end, in another order than they began; one in twenty is undone. */
function unsteady(database: Database): Database {
  return {
    ...database,
    transact: (work, isolation) =>
      database.transact(async (queries: Queries) => {
        const value = await work(queries);
        await pause(Math.random() * 3);
        if (Math.random() < UNDONE) throw new Undone();
        return value;
      }, isolation),
  };
}

/** A station that sends its journal delivery by delivery, each again until it has an answer. */
async function pushAll(ink: StationInk, intake: Intake): Promise<void> {
  const { tenant } = world.keys;
  for (let number = 0; number < DELIVERIES; ) {
    const first = number * IN_DELIVERY + 1;
    if (first > ink.length) ink.write(IN_DELIVERY);
    const { text, signature } = ink.delivery(first, IN_DELIVERY);
    const delivery = await readDelivery(text, signature, { tenant, keyOf: () => Promise.resolve(ink.spki) });
    try {
      const { outcome } = await intake.take(delivery);
      expect(outcome).toBe('taken');
      if (Math.random() >= LOST) number += 1;
    } catch (cause) {
      if (!(cause instanceof Undone)) throw cause;
    }
  }
}

interface Followed {
  /** `station|n`, in the order of the feed. */
  readonly names: readonly string[];
  readonly gaps: number;
}

/** A client of the feed: it asserts that each number comes after the one before, and stops when it has seen that many. */
async function follow(): Promise<Followed> {
  const { tenant } = world.keys;
  const names: string[] = [];
  let gaps = 0;
  for (let cursor = 0; cursor < FACTS; ) {
    try {
      const entries = await readFeed(connections, { tenant, cursor, limit: 500 });
      for (const { body } of entries) {
        const { station, n } = JSON.parse(body) as { readonly station: string; readonly n: number };
        names.push(`${station}|${n}`);
      }
      cursor += entries.length;
      if (entries.length === 0) await pause(5);
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      gaps += 1;
      if (gaps > 100) throw cause;
    }
  }
  return { names, gaps };
}

it(
  'the feed misses nothing, doubles nothing and has no gaps under 16 writers, undone transactions, lost answers and two sequencers',
  async () => {
    const { tenant } = world.keys;
    const parts = { database: connections, tenant, log: () => undefined, sequenced: () => undefined };
    const folding = { wrapping: world.keys.wrapping, now: Date.now };
    // As stations' facts are: judged and folded where they get their places.
    const [one, second] = [randomUUID(), randomUUID()].map((holder) => createSequencer({ ...parts, holder, folding }));
    const inks = Array.from({ length: WRITERS }, () => new StationInk(tenant));
    const intake = new Intake({ database: unsteady(connections), tenant });
    const readers = [follow(), follow()];
    const waking = setInterval(() => {
      for (const sequencer of [one, second]) sequencer?.wake();
    }, 5);
    await Promise.all(inks.map((ink) => pushAll(ink, intake)));
    const followed = await Promise.all(readers);
    clearInterval(waking);
    await Promise.all([one?.stop(), second?.stop()]);
    const wanted = inks.flatMap(({ station }) => Array.from({ length: IN_DELIVERY * DELIVERIES }, (_, at) => `${station}|${at + 1}`));
    const missed = followed.map(({ names }) => {
      const seen = new Set(names);
      return wanted.filter((name) => !seen.has(name)).length;
    });
    const doubled = followed.map(({ names }) => names.length - new Set(names).size);
    const gaps = followed.map((one) => one.gaps);
    for (const [name, values] of Object.entries({ missed, doubled, gaps })) {
      const value = Math.max(...values);
      measure({ name: `feed.${name}`, value, unit: `of ${FACTS} facts through ${WRITERS} writers`, goal: 0, holds: value === 0 });
    }
    expect({ missed, doubled, gaps }).toEqual({ missed: [0, 0], doubled: [0, 0], gaps: [0, 0] });
    for (const { names } of followed)
      expect(inks.every(({ station }) => inOrder(names.filter((name) => name.startsWith(station))))).toBe(true);
    expect(followed[0]?.names).toEqual(followed[1]?.names);
  },
  LONGEST_MS,
);

/** A chain's facts stand in the feed in the order of the chain. */
function inOrder(names: readonly string[]): boolean {
  return names.every((name, at) => name.endsWith(`|${at + 1}`));
}
