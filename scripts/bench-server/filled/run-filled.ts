import type { Figure } from '../../bench/figure.ts';
import { interleaved, median } from '../../bench/interleave.ts';
import { shortly } from '../shortly.ts';
import { Pushing } from '../ingest/pushing.ts';
import { benchPostgres, type BenchParts, worldWithin } from '../world.ts';
import { type Filled, fillWith } from './fill.ts';

const STATIONS = 16;
const AT_ONCE = 100;
/** Filling leaves the write-ahead log alone; the same for both sides, and nothing that a server does. */
const SETTINGS = ['wal_level=minimal', 'max_wal_senders=0'];

interface Filling {
  /** Facts that are there before. */
  readonly filled: number;
  /** Facts of each of the stations in a run. */
  readonly each: number;
  readonly rounds?: number;
}

export async function benchFilled(parts: BenchParts, { filled: facts, each, rounds = 7 }: Filling): Promise<readonly Figure[]> {
  const postgres = await benchPostgres(parts, SETTINGS);
  const [full, empty] = [
    await worldWithin(postgres, 'filled', { ...parts, raids: 0 }),
    await worldWithin(postgres, 'empty', { ...parts, raids: 0 }),
  ];
  const [toFull, toEmpty] = [await Pushing.open(full), await Pushing.open(empty)];
  try {
    const filled = await fillWith(facts, { ...toFull.desk, superuserUrl: full.superuserUrl });
    parts.say(saidOf(filled));
    const push = async (pushing: Pushing): Promise<number> => {
      const pushed = await pushing.push({ stations: STATIONS, facts: each, atOnce: AT_ONCE, connections: STATIONS });
      return pushed.facts / pushed.seconds;
    };
    const values = await interleaved({ full: () => push(toFull), empty: () => push(toEmpty) }, { rounds });
    return [figureOf(values, filled)];
  } finally {
    await toFull.close();
    await toEmpty.close();
    await full.close();
    await empty.close();
    await postgres.stop();
  }
}

const gigabytes = ({ bytes }: Filled): string => (bytes / 1e9).toFixed(2);

function saidOf(filled: Filled): string {
  const { facts, stations, records, bytes, seconds } = filled;
  return `${facts} facts of ${stations} stations and ${records} records: ${gigabytes(filled)} GB, ${(bytes / facts).toFixed(0)} bytes a fact, in ${seconds.toFixed(0)} s`;
}

function figureOf({ full, empty }: Readonly<Record<'full' | 'empty', readonly number[]>>, filled: Filled): Figure {
  const { facts, stations, records } = filled;
  return {
    name: `ingest.${shortly(facts)}.vs-empty`,
    value: median(full) / median(empty),
    unit: `of an empty database at ${facts} facts`,
    goal: 0.85,
    bound: 'least',
    what: `Facts acknowledged at ${AT_ONCE} a push by ${STATIONS} new stations at once, in a database with ${facts} facts of ${stations} stations and ${records} records in it (${gigabytes(filled)} GB with indexes), against one that was empty, two servers and two databases in one PostgreSQL.`,
    series: [
      { label: `${facts} facts before`, unit: 'facts a second', values: full },
      { label: 'empty', unit: 'facts a second', values: empty },
    ],
  };
}
