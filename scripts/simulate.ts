import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../server/store/embedded-postgres.ts';
import { makeRolesAndDatabase, migrate } from '../server/store/migrate.ts';
import { type SimPostgres, simDatabase } from '../test/simulation/sim-databases.ts';
import { simFolder } from '../test/simulation/sim-folder.ts';
import { simulate } from '../test/simulation/simulation.ts';
import { measure } from './measures.ts';

/**
 * npm run simulate [-- --steps N --seed S --runs R]: several stations and the server with the real rules and the real SQL, on one seeded network,
 * power, disk and clock. Runs R seeds from S on with N steps each; a seed that fails is printed, and fails again.
 */
const { values } = parseArgs({
  options: { steps: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '5' } },
});
const [steps, first, runs] = [Number(values.steps), Number(values.seed), Number(values.runs)];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A PostgreSQL that nothing of outlives this run. */
async function postgres(): Promise<SimPostgres & { readonly stop: () => Promise<void> }> {
  const folder = simFolder('cardwright-simulate-');
  const role = randomBytes(18).toString('hex');
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const started = await startEmbeddedPostgres({ folder, newPassword: () => role, log: () => undefined, settings });
  const at = `127.0.0.1:${started.port}`;
  const template = 'simulation_template';
  const url = `postgres://postgres:${started.password}@${at}/postgres`;
  await makeRolesAndDatabase({ url, database: template, ownerPassword: role, serverPassword: role });
  await migrate(`postgres://cardwright_owner:${role}@${at}/${template}`, () => undefined);
  const stop = async (): Promise<void> => {
    await started.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { port: started.port, superuser: started.password, role, template, stop };
}

const within = await postgres();
let [done, bad] = [0, 0];
try {
  for (let seed = first; seed < first + runs; seed += 1) {
    const { drop, ...urls } = await simDatabase(within);
    const startMs = performance.now();
    const found = await simulate({ ...urls, seed, steps });
    await drop();
    done += found.steps;
    bad += found.violations.length;
    const seconds = (performance.now() - startMs) / 1000;
    say(
      `seed ${seed}: ${found.steps} steps in ${seconds.toFixed(1)} s, ${found.facts} facts in the feed, ${found.cases} cases, ${found.violations.length} violations`,
    );
    for (const violation of found.violations.slice(0, 20)) say(`  ${violation}`);
  }
} finally {
  await within.stop();
}
measure({ name: 'simulate.steps', value: done, unit: 'acts, messages and faults', goal: steps * runs, holds: done >= steps * runs });
measure({ name: 'simulate.violations', value: bad, unit: 'violations', goal: 0, holds: bad === 0 });
process.exitCode = bad === 0 ? 0 : 1;
