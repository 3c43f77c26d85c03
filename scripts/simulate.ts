import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../server/store/embedded-postgres.ts';
import { makeRolesAndDatabase, migrate } from '../server/store/migrate.ts';
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

const folder = mkdtempSync(join(tmpdir(), 'cardwright-simulate-'));
const password = randomBytes(18).toString('hex');
const started = await startEmbeddedPostgres({
  folder,
  newPassword: () => password,
  log: () => undefined,
  settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
});
let [done, bad] = [0, 0];
try {
  for (let seed = first; seed < first + runs; seed += 1) {
    const database = `simulation_${seed}`;
    const at = `127.0.0.1:${started.port}`;
    await makeRolesAndDatabase({
      url: `postgres://postgres:${started.password}@${at}/postgres`,
      database,
      ownerPassword: password,
      serverPassword: password,
    });
    await migrate(`postgres://cardwright_owner:${password}@${at}/${database}`, () => undefined);
    const found = await simulate({ databaseUrl: `postgres://cardwright_server:${password}@${at}/${database}`, seed, steps });
    done += found.steps;
    bad += found.violations.length;
    say(
      `seed ${seed}: ${found.steps} steps, ${found.facts} facts in the feed, ${found.cases} cases, ${found.violations.length} violations`,
    );
    for (const violation of found.violations.slice(0, 20)) say(`  ${violation}`);
  }
} finally {
  await started.stop();
  rmSync(folder, { recursive: true, force: true });
}
measure({ name: 'simulate.steps', value: done, unit: 'acts, messages and faults', goal: steps * runs, holds: done >= steps * runs });
measure({ name: 'simulate.violations', value: bad, unit: 'violations', goal: 0, holds: bad === 0 });
process.exitCode = bad === 0 ? 0 : 1;
