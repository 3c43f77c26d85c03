import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../../bench/figure.ts';
import { median } from '../../bench/interleave.ts';
import { asked, saidBy, startChild } from '../child.ts';
import { enrol, untilFed } from '../enrol.ts';
import type { Desk } from '../ingest/journals.ts';
import { shortly } from '../shortly.ts';
import { benchWorld, type BenchParts, type BenchWorld } from '../world.ts';
import type { FeedOrder, Writers } from './feed-load.ts';
import type { StationOrder, TookIn } from './new-station.ts';
import type { RawKind, RawOrder, RawSeen } from './raw-rows.ts';

const AT_ONCE = 500;
/** As the station takes in a page (electron/sync/pull-all.ts). */
const ENTRIES_OF_TRANSACTION = 500;
const ENTRIES_A_TRIP = 5000;

/** A station's first look at a feed of so many entries, between two runs of its rows written by SQLite alone. */
export async function benchFirstLoad(parts: BenchParts, { entries }: { readonly entries: number }): Promise<readonly Figure[]> {
  const world = await benchWorld({ ...parts, raids: 0 });
  try {
    const desk: Desk = { tenant: randomUUID(), servicePointId: randomUUID(), operatorId: randomUUID() };
    await deliver(entries, desk, { world, parts });
    return figuresOf(await measure(desk, { world, parts }), entries);
  } finally {
    await world.close();
  }
}

interface Within {
  readonly world: BenchWorld;
  readonly parts: BenchParts;
}

async function deliver(entries: number, desk: Desk, { world, parts }: Within): Promise<void> {
  const load = startChild('feed-load.ts', import.meta.url);
  const { stations } = await saidBy<Writers>(load);
  await enrol(stations, desk, world);
  const tokens = await world.tokens({ org: desk.tenant, stations: stations.map(({ station }) => station) });
  const begun = performance.now();
  const facts = await asked<number>(load, { ...desk, url: world.url, facts: entries, atOnce: AT_ONCE, tokens } satisfies FeedOrder);
  load.kill();
  await untilFed(desk.tenant, world);
  parts.say(`${facts} facts delivered in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}

interface Measured {
  readonly took: TookIn;
  /** Entries a second. */
  readonly raw: Readonly<Record<RawKind, readonly number[]>>;
}

const INTO: Readonly<Record<RawKind, string>> = { found: 'keys, indexes and full texts', keyed: 'keys and indexes', bare: 'columns alone' };

async function measure(desk: Desk, { world, parts }: Within): Promise<Measured> {
  const folder = join(parts.folder, 'station');
  mkdirSync(folder);
  const took = await takeIn(desk, { world, folder });
  parts.say(`${took.entries} entries in ${took.seconds.toFixed(1)} s and ${took.trips} exchanges, ${(took.rss / 1e6).toFixed(0)} MB`);
  if (took.problem !== undefined || took.amiss > 0)
    throw new Error(`the station took in the feed with ${took.problem ?? `${took.amiss} amiss`}`);
  const raw: Record<RawKind, number[]> = { found: [], keyed: [], bare: [] };
  for (const into of ['found', 'keyed', 'bare', 'found'] as const) {
    const order = { from: join(folder, 'station.db'), to: join(folder, 'raw.db'), into, atOnce: ENTRIES_OF_TRANSACTION };
    const { seconds, rows } = await asked<RawSeen>(startChild('raw-rows.ts', import.meta.url), order satisfies RawOrder);
    raw[into].push(took.entries / seconds);
    parts.say(`${rows} rows with ${INTO[into]} in ${seconds.toFixed(1)} s`);
    for (const end of ['', '-wal', '-shm']) rmSync(`${order.to}${end}`, { force: true });
  }
  return { took, raw };
}

async function takeIn(desk: Desk, { world, folder }: { readonly world: BenchWorld; readonly folder: string }): Promise<TookIn> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const id = randomUUID();
  await enrol([{ station: id, spki: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }], desk, world);
  return asked<TookIn>(startChild('new-station.ts', import.meta.url), {
    database: join(folder, 'station.db'),
    secondCopy: join(folder, 'station.copy'),
    id,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    organisation: desk.tenant,
    servicePoint: desk.servicePointId,
    address: world.url,
  } satisfies StationOrder);
}

function figuresOf({ took, raw }: Measured, entries: number): readonly Figure[] {
  const rate = took.entries / took.seconds;
  const by = (label: string, values: readonly number[]) => ({ label, unit: 'entries a second', values });
  return [
    {
      name: `first-load.${shortly(entries)}.ratio`,
      value: rate / median(raw.found),
      unit: 'of inserts of the same rows',
      goal: 0.5,
      bound: 'least',
      what: `A new station takes in a feed of ${took.entries} entries from the server into its store and second copy, each entry’s leaf and place checked, its signature or that of what follows it in its chain, and its record folded, against inserts by SQLite alone of the rows that are there afterwards: facts, their places, what they are found by, keys and records, into the same tables with their keys, indexes and full texts, row by row in transactions of ${ENTRIES_OF_TRANSACTION} facts, synchronous=FULL. Without the full texts it is the third row, into tables without any key the last.`,
      series: [
        by('station', [rate]),
        by('inserts', raw.found),
        by('inserts without full texts', raw.keyed),
        by('inserts without keys', raw.bare),
      ],
    },
    {
      name: `first-load.${shortly(entries)}.trips`,
      value: took.trips,
      unit: 'exchanges with the server',
      goal: Math.ceil(entries / ENTRIES_A_TRIP),
      bound: 'most',
      what: `What the station asked the server for that, its token included.`,
      series: [{ label: 'exchanges', unit: 'exchanges', values: [took.trips] }],
    },
  ];
}
