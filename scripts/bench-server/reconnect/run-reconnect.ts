import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Figure } from '../../bench/figure.ts';
import { asked, startChild } from '../child.ts';
import { enrol, untilFed } from '../enrol.ts';
import { shortly } from '../shortly.ts';
import { benchWorld, type BenchParts, type BenchWorld } from '../world.ts';
import type { Came, ComeOrder, QueueOrder, Stations } from './reconnect-load.ts';

const FACTS = 100;
const CONNECTIONS = 16;
const WANTED_RATIO = 3;
/** A computer of 2 GB carries it beside PostgreSQL; all that 10,000 stations send at once, read and parsed, would be several times as much. */
const WANTED_MEGABYTES = 1024;

type Order = Omit<ComeOrder, 'order' | 'url'>;

/** All stations at once, and the same facts of the same stations over a few connections: half of them before, and half after. */
export async function benchReconnect(parts: BenchParts, { stations }: { readonly stations: number }): Promise<readonly Figure[]> {
  const world = await benchWorld({ ...parts, raids: 0 });
  const load = startChild('reconnect-load.ts', import.meta.url);
  try {
    const desk = { servicePointId: randomUUID(), operatorId: randomUUID() };
    const organisations = { few: randomUUID(), all: randomUUID() };
    const known = await asked<Stations>(load, { order: 'queue', ...desk, stations, facts: FACTS } satisfies QueueOrder);
    parts.say(`${stations} stations with ${FACTS} facts each are written`);
    const come = (order: Order): Promise<Came> => asked<Came>(load, { order: 'come', url: world.url, ...order } satisfies ComeOrder);
    for (const tenant of Object.values(organisations)) {
      await enrol(known.stations, { ...desk, tenant }, world);
      await come({ tenant, who: 'founder', connections: 1 });
    }
    const measured = await measure(stations, { organisations, come, world, say: parts.say });
    for (const tenant of Object.values(organisations)) await assertWhole(tenant, stations * FACTS + 1, world);
    return figuresOf(measured, { stations, parts });
  } finally {
    load.kill();
    await world.close();
  }
}

interface Measuring {
  readonly organisations: Readonly<Record<'few' | 'all', string>>;
  readonly come: (order: Order) => Promise<Came>;
  readonly world: BenchWorld;
  readonly say: (line: string) => void;
}

interface Measured {
  readonly few: readonly Came[];
  readonly all: Came;
  readonly bytes: Readonly<Record<'before' | 'peak', number>>;
}

async function measure(stations: number, { organisations, come, world, say }: Measuring): Promise<Measured> {
  const half = Math.floor(stations / 2);
  const few = async (who: readonly [number, number]): Promise<Came> => {
    const came = await come({ tenant: organisations.few, who, connections: CONNECTIONS });
    say(`${came.facts} facts over ${CONNECTIONS} connections in ${came.seconds.toFixed(1)} s`);
    await untilFed(organisations.few, world);
    return came;
  };
  const first = await few([0, half]);
  const before = await world.peakRss();
  const all = await come({ tenant: organisations.all, who: [0, stations], connections: 'own' });
  say(`${all.facts} facts of all at once in ${all.seconds.toFixed(1)} s, ${all.failures} exchanges without an answer`);
  await untilFed(organisations.all, world);
  const peak = await world.peakRss();
  return { few: [first, await few([half, stations])], all, bytes: { before, peak } };
}

/** Each fact once in the journal, in the inbox and in the feed, which has no gap. */
async function assertWhole(tenant: string, facts: number, { databaseUrl }: BenchWorld): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, options: '-c search_path=cardwright' });
  await client.connect();
  const { rows } = await client.query<{ readonly counted: readonly string[] }>(
    `SELECT ARRAY[(SELECT count(*) FROM fact WHERE tenant_id = $1), (SELECT count(*) FROM inbox WHERE tenant_id = $1),
      (SELECT count(DISTINCT (station, epoch, n)) FROM feed WHERE tenant_id = $1), (SELECT max(seq) FROM feed WHERE tenant_id = $1)]::text[] AS counted`,
    [tenant],
  );
  await client.end();
  const counted = rows[0]?.counted ?? [];
  if (counted.some((count) => Number(count) !== facts)) throw new Error(`${facts} facts were delivered, there are ${counted.join(', ')}`);
}

function figuresOf(
  { few, all, bytes }: Measured,
  { stations, parts }: { readonly stations: number; readonly parts: BenchParts },
): readonly Figure[] {
  const seconds = few.reduce((sum, came) => sum + came.seconds, 0);
  parts.say(`server at most ${(bytes.before / 1e6).toFixed(0)} MB before, ${(bytes.peak / 1e6).toFixed(0)} MB`);
  return [
    {
      name: `reconnect.${shortly(stations)}.ratio`,
      value: all.seconds / seconds,
      unit: `of the time over ${CONNECTIONS} connections`,
      goal: WANTED_RATIO,
      bound: 'most',
      what: `${stations} stations with ${FACTS} facts each come back at once, each with its own key, chain, connection and token, until all are acknowledged; against the same facts of the same stations over ${CONNECTIONS} connections, half of them before and half after. Every fact was there once in the end. ${all.failures} exchanges got no answer in time and were tried again.`,
      series: [
        { label: 'all at once', unit: 'facts a second', values: [all.facts / all.seconds] },
        { label: `over ${CONNECTIONS} connections`, unit: 'facts a second', values: few.map((came) => came.facts / came.seconds) },
      ],
    },
    {
      name: `reconnect.${shortly(stations)}.rss`,
      value: bytes.peak / 1e6,
      unit: 'MB',
      goal: WANTED_MEGABYTES,
      bound: 'most',
      what: 'The most memory that the server’s process had resident meanwhile (ru_maxrss), and what it was before they came back: with so much it works beside PostgreSQL on a computer of 2 GB, and all that they send at once would be several times as much.',
      series: [
        { label: 'at most', unit: 'MB', values: [bytes.peak / 1e6] },
        { label: 'before', unit: 'MB', values: [bytes.before / 1e6] },
      ],
    },
  ];
}
