import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { measure } from '../measures.ts';
import { barePerSecond } from './bare.ts';
import type { Seen } from './load.ts';
import { benchWorld, type BenchParts, type BenchWorld } from './world.ts';

const CONNECTIONS = 32;
const WANTED_RATIO = 0.3;
const WANTED_P99_MS = 50;
const WANTED_GROWTH = 1.1;

/** Server and bare PostgreSQL in turns, one kind of work after the other; then memory under a mixed load. */
export async function benchServer(parts: BenchParts): Promise<void> {
  const { say, seconds, raids } = parts;
  say(`making ${raids} RAiDs`);
  const world = await benchWorld(parts);
  const url = await world.server.app.listen({ host: '127.0.0.1', port: 0 });
  const load = fork(fileURLToPath(new URL('load.ts', import.meta.url)));
  const of = { url, load, world, raids };
  try {
    for (const what of ['read', 'list', 'mint'] as const) {
      await ask(what, { ...of, milliseconds: 2000 });
      const bare = await barePerSecond(what, world, { connections: CONNECTIONS, milliseconds: seconds * 1000, raids });
      const seen = await ask(what, { ...of, milliseconds: seconds * 1000 });
      const own = seen.done / seen.seconds;
      say(`${what}: ${own.toFixed(0)}/s here, ${bare.toFixed(0)}/s bare, p99 ${seen.p99Ms.toFixed(1)} ms, ${seen.failed} failed`);
      note(`raid.${what}.ratio`, own / bare, {
        unit: `of bare PostgreSQL at ${raids} RAiDs`,
        goal: WANTED_RATIO,
        holds: own / bare >= WANTED_RATIO && seen.failed === 0,
      });
      if (what === 'read')
        note('raid.read.p99', seen.p99Ms, {
          unit: `ms at ${CONNECTIONS} connections`,
          goal: WANTED_P99_MS,
          holds: seen.p99Ms <= WANTED_P99_MS,
        });
    }
    await watchMemory({ ...of, minutes: parts.minutes, say });
  } finally {
    load.kill();
    await world.close();
  }
}

interface Asking {
  readonly url: string;
  readonly load: ChildProcess;
  readonly world: BenchWorld;
  readonly raids: number;
}

async function ask(
  what: 'mint' | 'read' | 'list',
  { url, load, world, raids, milliseconds }: Asking & { readonly milliseconds: number },
): Promise<Seen> {
  load.send({ url, token: world.token, what, connections: CONNECTIONS, milliseconds, raids, body: JSON.stringify(world.record) });
  const [seen] = (await once(load, 'message')) as [Seen];
  return seen;
}

/** Resident memory after minute 2 and at the end, under minting and reading in turns; the garbage collector decides for itself. */
async function watchMemory({
  minutes,
  say,
  ...of
}: Asking & { readonly minutes: number; readonly say: (line: string) => void }): Promise<void> {
  const begun = performance.now();
  const minute = (): number => (performance.now() - begun) / 60_000;
  const early = Math.min(2, minutes / 5);
  let [first, last] = [0, 0];
  while (minute() < minutes) {
    await ask('mint', { ...of, milliseconds: 5000 });
    await ask('read', { ...of, milliseconds: 5000 });
    last = process.memoryUsage.rss();
    if (minute() >= early && first === 0) first = last;
  }
  say(`memory: ${(first / 1e6).toFixed(0)} MB after ${early} minutes, ${(last / 1e6).toFixed(0)} MB after ${minutes}`);
  note('server.rss.growth', last / first, {
    unit: `from minute ${early} to ${minutes}`,
    goal: WANTED_GROWTH,
    holds: last / first <= WANTED_GROWTH,
  });
}

function note(name: string, value: number, of: { readonly unit: string; readonly goal: number; readonly holds: boolean }): void {
  measure({ name, value, ...of });
}
