import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../electron/store/open-store.ts';
import type { RunningServer } from '../../server/compose-server.ts';
import { newKeyFile, openKeys, type ServerKeys } from '../../server/facts/server-keys.ts';
import { found } from '../../server/found.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { composeSimServer } from './compose-sim-server.ts';
import { DatabaseBackup } from './database-backup.ts';
import { Dice } from './dice.ts';
import { simFolder } from './sim-folder.ts';

export interface BedParts {
  readonly databaseUrl: string;
  /** As one that may put the whole database back. */
  readonly adminUrl: string;
}

/** What the day of a simulation begins with and no seed decides: a server that was founded, and a station's file with nothing but its schema. */
export class SimBed {
  readonly database: Database;
  readonly backup: DatabaseBackup;
  readonly keys: ServerKeys;
  /** The API key that lets the first station in. */
  readonly key: string;
  readonly folder: string;

  private constructor(made: Pick<SimBed, 'database' | 'backup' | 'keys' | 'key' | 'folder'>) {
    this.database = made.database;
    this.backup = made.backup;
    this.keys = made.keys;
    this.key = made.key;
    this.folder = made.folder;
  }

  static async open({ databaseUrl, adminUrl }: BedParts): Promise<SimBed> {
    const dice = new Dice(0);
    const keys = openKeys(newKeyFile({ newId: () => dice.id(), random: (length) => dice.bytes(length) }));
    const database = openDatabase({ url: databaseUrl, log: () => undefined });
    const server = await composeSimServer({
      database,
      keys,
      dice,
      clock: { ms: Date.parse('2031-05-04T07:00:00.000Z') },
      log: () => undefined,
    });
    const person = (email: string) => ({ name: 'Somebody', email, password: 'a password in a simulation' });
    const people = { operator: person('o@server.example'), approver: person('a@server.example') };
    await found({ organisation: 'Server', servicePoint: 'Server', ...people, signingSpki: 'AA==' }, server.world);
    const key = await adminKey(server);
    await server.close();
    const backup = await DatabaseBackup.open(adminUrl);
    await backup.make('founded');
    const folder = simFolder('cardwright-bed-');
    openStore({ path: join(folder, 'blank.db'), now: () => 0, random: (length) => dice.bytes(length) }).close();
    return new SimBed({ database, backup, keys, key, folder });
  }

  /** A station's file as a program makes it at its first start. */
  blankStore(path: string): void {
    copyFileSync(join(this.folder, 'blank.db'), path);
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.backup.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function adminKey({ app, tokens, world }: RunningServer): Promise<string> {
  const [operator] = await world.reads.find('person', { email: 'o@server.example' });
  const [point] = await world.reads.find('service-point', {});
  const token = await tokens.issue({ sub: operator?.id ?? '', kind: 'person', sid: world.newId(), sp: point?.id ?? '' }, 3600);
  const answer = await app.inject({
    method: 'POST',
    url: `/service-point/${point?.id ?? ''}/api-keys`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    payload: JSON.stringify({ subject: 'Stations', role: 'service-point-admin' }),
  });
  return (JSON.parse(answer.body) as { readonly bearer: string }).bearer;
}
