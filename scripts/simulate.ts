import { parseArgs } from 'node:util';
import { SimBed } from '../test/simulation/sim-bed.ts';
import { simPostgres } from '../test/simulation/sim-databases.ts';
import { simulate } from '../test/simulation/simulation.ts';
import { measure } from './measures.ts';

/**
 * npm run simulate [-- --steps N --seed S --runs R --until-bad]: several stations and the server with the real rules and the real SQL, on one seeded network,
 * power, disk and clock. Runs R seeds from S on with N steps each, or until one fails; a seed that fails is printed, and fails again. Where whoever
 * started it gives out seeds, it asks for one after the other instead.
 */
const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    'until-bad': { type: 'boolean', default: false },
  },
});
const [steps, first, runs] = [Number(values.steps), Number(values.seed), Number(values.runs)];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function* seeds(): AsyncGenerator<number, undefined> {
  if (process.send === undefined) for (let seed = first; seed < first + runs; seed += 1) yield seed;
  for (;;) {
    const given = await nextSeed();
    if (given === undefined) return undefined;
    yield given;
  }
}

/** Of whoever started this process; undefined where there are no more, or nobody gives them out. */
function nextSeed(): Promise<number | undefined> {
  if (process.send === undefined) return Promise.resolve(undefined);
  process.send('next');
  return new Promise((resolve) => process.once('message', (seed) => resolve(typeof seed === 'number' ? seed : undefined)));
}

const postgres = await simPostgres();
let [done, bad] = [0, 0];
try {
  const bed = await SimBed.open(await postgres.fresh());
  for await (const seed of seeds()) {
    const [startMs, usedBefore] = [performance.now(), process.cpuUsage()];
    const found = await simulate({ bed, seed, steps });
    done += found.steps;
    bad += found.violations.length;
    const used = process.cpuUsage(usedBefore);
    const [seconds, busy] = [(performance.now() - startMs) / 1000, (used.user + used.system) / 1e6];
    say(
      `seed ${seed}: ${found.steps} steps in ${seconds.toFixed(1)} s (${busy.toFixed(1)} s of the processor here), ${found.facts} facts in the feed, ${found.cases} cases, ${found.violations.length} violations`,
    );
    for (const violation of found.violations.slice(0, 20)) say(`  ${violation}`);
    if (values['until-bad'] && bad > 0) break;
  }
  await bed.close();
} catch (cause) {
  // Said before the database is stopped: what is still connected to it would drown this.
  say(`the simulation itself failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  process.exitCode = 1;
  throw cause;
} finally {
  await postgres.stop();
}
say(`simulate.steps ${done}`);
say(`simulate.violations ${bad}`);
// Where seeds are given out, whoever does adds up.
if (process.send === undefined) {
  const goal = steps * runs;
  measure({ name: 'simulate.steps', value: done, unit: 'delivered messages, acts and faults', goal, holds: done >= goal });
  measure({ name: 'simulate.violations', value: bad, unit: 'violations', goal: 0, holds: bad === 0 });
}
process.exitCode = bad === 0 ? 0 : 1;
