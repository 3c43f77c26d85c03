import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../server/store/embedded-postgres.ts';
import { makeRolesAndDatabase, migrate } from '../../server/store/migrate.ts';

export interface PostgresForTests {
  readonly port: number;
  readonly superuser: string;
  /** Of both roles of ours. */
  readonly roles: string;
  /** A database whose schema is up to date: the pattern of each file's own. */
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: PostgresForTests;
  }
}

/** One real PostgreSQL for a run of the project: without fsync, since nothing of it outlives the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'cardwright-postgres-'));
  const newPassword = (): string => randomBytes(18).toString('hex');
  const started = await startEmbeddedPostgres({
    folder,
    newPassword,
    log: () => undefined,
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  });
  const roles = newPassword();
  const template = 'cardwright_template';
  const server = `127.0.0.1:${started.port}`;
  const url = `postgres://postgres:${started.password}@${server}/postgres`;
  await makeRolesAndDatabase({ url, database: template, ownerPassword: roles, serverPassword: roles });
  await migrate(`postgres://cardwright_owner:${roles}@${server}/${template}`, () => undefined);
  project.provide('postgres', { port: started.port, superuser: started.password, roles, template });
  return async () => {
    await endConnections(url);
    await started.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function endConnections(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
  );
  await client.end();
}
