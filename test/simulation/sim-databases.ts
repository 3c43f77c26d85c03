import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../server/store/embedded-postgres.ts';
import { makeRolesAndDatabase, migrate } from '../../server/store/migrate.ts';
import type { BedParts } from './sim-bed.ts';
import { simFolder } from './sim-folder.ts';

export interface SimPostgres {
  /** An empty database with our schema. */
  readonly fresh: () => Promise<BedParts>;
  readonly stop: () => Promise<void>;
  /** For a process that is started to use this one. */
  readonly attach: Attach;
}

/** Nothing here outlives the run, one statement follows the other, and each is planned once. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'jit=off',
  'track_activities=off',
  'track_counts=off',
  'plan_cache_mode=force_generic_plan',
];

/** Where it can be reached by another process of the same machine. */
interface Attach {
  readonly port: number;
  readonly password: string;
  readonly role: string;
  readonly sockets: string;
}

/** A PostgreSQL of a simulation's own, in memory where there is a place for it; or the one that whoever started this process has. */
export async function simPostgres(): Promise<SimPostgres> {
  const given = process.env['CARDWRIGHT_SIMULATION'];
  if (given !== undefined) return over(JSON.parse(given) as Attach, () => Promise.resolve());
  const folder = simFolder('cardwright-simulate-');
  const role = randomBytes(18).toString('hex');
  // The folder of its data is one that it may write to, whoever it runs as.
  const sockets = join(folder, 'data');
  const settings = [...SETTINGS, `unix_socket_directories=${sockets}`];
  const started = await startEmbeddedPostgres({ folder, newPassword: () => role, log: () => undefined, settings });
  const { port, password } = started;
  return over({ port, password, role, sockets }, async () => {
    await started.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

function over(attach: Attach, stop: () => Promise<void>): SimPostgres {
  const { port, password, role, sockets } = attach;
  const as = (user: string, secret: string, database: string): string =>
    `postgres://${user}:${secret}@/${database}?host=${encodeURIComponent(sockets)}&port=${port}`;
  return {
    attach,
    stop,
    async fresh() {
      const database = `simulation_${randomBytes(6).toString('hex')}`;
      await makeRolesAndDatabase({ url: as('postgres', password, 'postgres'), database, ownerPassword: role, serverPassword: role });
      await migrate(as('cardwright_owner', role, database), () => undefined);
      return { databaseUrl: as('cardwright_server', role, database), adminUrl: as('postgres', password, database) };
    },
  };
}
