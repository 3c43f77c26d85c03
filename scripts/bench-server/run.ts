import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../bench/figure.ts';
import { interleaved, median } from '../bench/interleave.ts';
import { barePerSecond } from './bare.ts';
import type { Seen } from './load.ts';
import { benchWorld, type BenchParts, type BenchWorld } from './world.ts';

const CONNECTIONS = 32;
const ROUNDS = 5;
const WANTED_RATIO = 0.3;
const WANTED_P99_MS = 50;
const WANTED_GROWTH = 1.1;

type What = 'read' | 'list' | 'mint';
const meant: Readonly<Record<What, string>> = {
  read: 'One RAiD by its handle over HTTP, with the caller looked up anew, against the same row by the same driver.',
  list: 'The newest 500 RAiDs of a service point over HTTP, against the same rows by the same driver.',
  mint: 'A RAiD minted over HTTP, with all rules, its fact signed and chained, and its place in the queue, against the same rows in one transaction each by the same driver.',
};

/** Server and bare PostgreSQL in turns, one kind of work after the other; then memory under a mixed load. */
export async function benchServer(parts: BenchParts): Promise<readonly Figure[]> {
  const { say, raids } = parts;
  say(`making ${raids} RAiDs`);
  const world = await benchWorld(parts);
  say('measuring');
  const load = fork(fileURLToPath(new URL('load.ts', import.meta.url)));
  const of = { load, world, raids };
  try {
    const figures: Figure[] = [];
    for (const what of ['read', 'list', 'mint'] as const) figures.push(...(await compare(what, of, parts)));
    return [...figures, await watchMemory(of, parts)];
  } finally {
    load.kill();
    await world.close();
  }
}

interface Asking {
  readonly load: ChildProcess;
  readonly world: BenchWorld;
  readonly raids: number;
}

/** Throws where the server answered with anything but success: then no figure says anything. */
async function ask(what: What, { load, world, raids, milliseconds }: Asking & { readonly milliseconds: number }): Promise<Seen> {
  load.send({
    url: world.url,
    token: world.token,
    what,
    connections: CONNECTIONS,
    milliseconds,
    raids,
    body: JSON.stringify(world.record),
  });
  const [seen] = (await once(load, 'message')) as [Seen];
  if (seen.failed > 0) throw new Error(`${seen.failed} of ${seen.done + seen.failed} requests to ${what} failed`);
  return seen;
}

async function compare(what: What, of: Asking, { seconds, say }: BenchParts): Promise<readonly Figure[]> {
  const milliseconds = (seconds * 1000) / ROUNDS;
  const p99s: number[] = [];
  const { here, bare } = await interleaved(
    {
      here: async () => {
        const seen = await ask(what, { ...of, milliseconds });
        p99s.push(seen.p99Ms);
        return seen.done / seen.seconds;
      },
      bare: () => barePerSecond(what, of.world, { connections: CONNECTIONS, milliseconds, raids: of.raids }),
    },
    { rounds: ROUNDS },
  );
  const ratio: Figure = {
    name: `raid.${what}.ratio`,
    value: median(here) / median(bare),
    unit: `of bare PostgreSQL at ${of.raids} RAiDs`,
    goal: WANTED_RATIO,
    bound: 'least',
    what: meant[what],
    series: [
      { label: 'server', unit: 'a second', values: here },
      { label: 'bare PostgreSQL', unit: 'a second', values: bare },
    ],
  };
  say(`${what}: ${median(here).toFixed(0)}/s here, ${median(bare).toFixed(0)}/s bare: ${ratio.value.toFixed(3)}`);
  return what === 'read' ? [ratio, slowest(p99s.slice(1))] : [ratio];
}

function slowest(p99s: readonly number[]): Figure {
  return {
    name: 'raid.read.p99',
    value: median(p99s),
    unit: `ms at ${CONNECTIONS} connections`,
    goal: WANTED_P99_MS,
    bound: 'most',
    what: 'The slowest of a hundred reads while 32 connections ask as fast as they can, the median of the rounds.',
    series: [{ label: 'server', unit: 'ms', values: p99s }],
  };
}

/** Resident memory under minting and reading in turns; the garbage collector decides for itself, so that a minute's median counts. */
async function watchMemory(of: Asking, { minutes, say }: BenchParts): Promise<Figure> {
  const begun = performance.now();
  const minute = (): number => (performance.now() - begun) / 60_000;
  const [early, width] = [Math.min(2, minutes / 5), Math.min(1, minutes / 10)];
  const seen: { readonly at: number; readonly megabytes: number }[] = [];
  while (minute() < minutes) {
    await ask('mint', { ...of, milliseconds: 5000 });
    await ask('read', { ...of, milliseconds: 5000 });
    seen.push({ at: minute(), megabytes: (await of.world.rss()) / 1e6 });
  }
  const between = (from: number, to: number): number =>
    median(seen.filter(({ at }) => at >= from && at <= to).map(({ megabytes }) => megabytes));
  const end = seen.at(-1)?.at ?? minutes;
  const [first, last] = [between(early, early + Math.max(width, 0.4)), between(end - width, end)];
  say(`memory: ${first.toFixed(0)} MB from minute ${early}, ${last.toFixed(0)} MB before minute ${minutes}`);
  return {
    name: 'server.rss.growth',
    value: last / first,
    unit: `from minute ${early} to ${minutes}`,
    goal: WANTED_GROWTH,
    bound: 'most',
    what: 'Resident memory of the server’s process under minting and reading in turns: the median of the last minute against that of the minute after it had run warm.',
    series: [{ label: 'server', unit: 'MB', values: seen.map(({ megabytes }) => megabytes) }],
  };
}
