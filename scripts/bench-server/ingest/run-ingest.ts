import type { Figure } from '../../bench/figure.ts';
import { interleaved, median } from '../../bench/interleave.ts';
import { benchWorld, type BenchParts, type BenchWorld } from '../world.ts';
import { type Bodies, copyPerSecond, insertsPerSecond } from './floors.ts';
import { Pushing } from './pushing.ts';

const STATIONS = 16;
const ROUNDS = 5;
const AT_ONCE = 100;

/** What stations push, in hundreds and one by one, against what PostgreSQL takes of the same bytes without us. */
export async function benchIngest(parts: BenchParts, each: { readonly many: number; readonly single: number }): Promise<readonly Figure[]> {
  const world = await benchWorld({ ...parts, raids: 0 });
  const pushing = await Pushing.open(world);
  try {
    return figuresOf(await measure({ world, pushing, ...each }), parts);
  } finally {
    await pushing.close();
    await world.close();
  }
}

interface Measuring {
  readonly world: BenchWorld;
  readonly pushing: Pushing;
  /** Facts of each station in a run. */
  readonly many: number;
  readonly single: number;
}

async function measure({ world, pushing, many, single }: Measuring) {
  const [many16, single16] = [many * STATIONS, single * STATIONS];
  const fed: number[] = [];
  const bodies: { now: Bodies } = { now: [] };
  const push = async (facts: number, atOnce: number): Promise<number> => {
    const pushed = await pushing.push({ stations: STATIONS, facts, atOnce, connections: STATIONS });
    if (atOnce > 1) fed.push(pushed.facts / pushed.fedSeconds);
    return pushed.facts / pushed.seconds;
  };
  await push(AT_ONCE, AT_ONCE);
  bodies.now = await pushing.bodies(Math.max(many16, single16));
  fed.length = 0;
  const values = await interleaved(
    {
      many: () => push(many, AT_ONCE),
      copy: () => copyPerSecond(bodies.now.slice(0, many16), world),
      single: () => push(single, 1),
      inserts: () => insertsPerSecond(bodies.now.slice(0, single16), world, STATIONS),
    },
    { rounds: ROUNDS },
  );
  return { ...values, fed: fed.slice(1) };
}

type Measured = Awaited<ReturnType<typeof measure>>;

function figuresOf({ many, fed, copy, single, inserts }: Measured, { say }: BenchParts): readonly Figure[] {
  const by = (label: string, values: readonly number[]) => ({ label, unit: 'facts a second', values });
  const pushed = [by('acknowledged', many), by('with its place in the feed', fed)];
  say(`ingest: ${[many, fed, copy, single, inserts].map((values) => median(values).toFixed(0)).join(', ')} facts a second`);
  return [
    {
      name: 'ingest.facts-per-second',
      value: median(many),
      unit: `facts a second at ${AT_ONCE} a push`,
      goal: 12_000,
      bound: 'least',
      what: `Facts that are stored and acknowledged, each with a change of a record, of ${STATIONS} stations at once over as many connections; they are judged, folded and fed meanwhile, and the second row is until the last of them was.`,
      series: pushed,
    },
    {
      name: 'ingest.vs-copy',
      value: median(many) / median(copy),
      unit: 'of COPY',
      goal: 0.07,
      bound: 'least',
      what: 'The same against COPY of the same bytes into the one table of the journal, by PostgreSQL out of a file, with nobody to judge, queue or feed them.',
      series: [by('server', many), by('COPY', copy)],
    },
    {
      name: 'ingest.single.vs-inserts',
      value: median(single) / median(inserts),
      unit: 'of single-row inserts',
      goal: 0.3,
      bound: 'least',
      what: `One fact a push, against inserts of one row each of the same bytes into the one table, both over ${STATIONS} connections.`,
      series: [by('server', single), by('inserts', inserts)],
    },
  ];
}
