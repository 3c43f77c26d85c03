import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPages } from '../../../electron/store/check-pages.ts';
import { found, person } from './path.ts';
import { newFolder } from './scratch-folder.ts';
import { TestStation } from './test-station.ts';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const records = (): string => join(folder, 'station.sqlite');

async function withPeople(): Promise<void> {
  const station = await TestStation.open({ dataFolder: folder });
  await found(station);
  for (const name of ['Ada Ampère', 'Grace Hopper', 'Otto Ohm']) await person(station, name);
  await station.close();
}

/** An index that the start has no need of says something else than the records. */
function spoilIndex(): void {
  const database = new Database(records());
  database.pragma('wal_checkpoint(TRUNCATE)');
  const page = Number(database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'person_by_email'").pluck().get());
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  const bytes = readFileSync(records());
  const at = bytes.indexOf('grace.hopper@', (page - 1) * size);
  expect(at).toBeLessThan(page * size);
  bytes[at] = 'x'.charCodeAt(0);
  writeFileSync(records(), bytes);
}

describe('records whose damage the start does not meet', () => {
  it('are looked over once the first screen is there, and the station goes to the page that repairs them by itself', async () => {
    await withPeople();
    spoilIndex();
    const station = await TestStation.open({ dataFolder: folder, lookOverAfterMs: 50 });
    expect((await station.call('station.status', {})).state).toBe('ready');
    await station.heard((event) => (event.event === 'session' && event.state === 'signed-out' ? true : undefined));
    const status = await station.call('station.status', {});
    expect([status.state, status.damage?.why]).toEqual(['damaged', 'found']);
    expect(station.logged.join('\n')).toContain('the records are damaged');
    await station.close();

    const next = await TestStation.open({ dataFolder: folder });
    expect((await next.call('station.status', {})).state).toBe('damaged');
    await next.close();
  });

  it('stay in use where every page is sound', async () => {
    await withPeople();
    expect(await checkPages(records()).result).toBeUndefined();
    const station = await TestStation.open({ dataFolder: folder });
    expect((await station.call('station.status', {})).state).toBe('ready');
    expect(existsSync(`${records()}.damaged`)).toBe(false);
    await station.close();
  });
});
