import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { dataKeyByRing } from '../../../electron/backup/data-key.ts';
import { dataKeyWith, openRecords } from '../../../electron/backup/open-records.ts';
import { rebuild } from '../../../electron/backup/rebuild.ts';
import { KeyRing } from '../../../electron/secrets/key-ring.ts';
import { loadStationKeys } from '../../../electron/secrets/station-keys.ts';
import { epochOf, verifyEpochs } from '../../../electron/store/epochs.ts';
import type { Store } from '../../../electron/store/store.ts';
import { rounds } from '../../rounds.ts';
import { randomOf } from '../../scripts/mutations.ts';
import { newFolder } from '../station/scratch-folder.ts';
import { random, type ScratchStation, scratchStation, sealer } from './scratch-station.ts';

const now = () => Date.parse('2031-05-04T12:00:00.000Z');

/** Facts of the station while it worked; everything after the backup is in the second copy alone once the store is spoiled. */
let station: ScratchStation;
let backup: string;
let confirmed: readonly string[];
/** The files as they were when the power went: database, write-ahead log and second copy. */
let files: Readonly<Record<string, Buffer>>;
let content: string;
let scratch: string;

beforeAll(async () => {
  scratch = newFolder();
  station = await scratchStation(join(scratch, 'station'));
  for (let n = 1; n <= 20; n += 1) station.person(n);
  backup = (await station.backups.make()).path;
  for (let n = 21; n <= 32; n += 1) station.person(n);
  // What was written so far goes into the database; what follows stays in the log.
  checkpoint(station.path);
  for (let n = 33; n <= 44; n += 1) station.person(n);
  station.store.transact((writer) => writer.settings.set('number-block', 7));
  confirmed = [...station.store.facts.stream(1)].map(({ hash }) => hash);
  files = Object.fromEntries(
    ['station.sqlite', 'station.sqlite-wal', 'station.copy'].map((name) => [name, readFileSync(join(station.folder, name))]),
  );
  const folder = laidOut('whole');
  content = contentOf(join(folder, 'station.sqlite'));
});
afterAll(() => {
  station.store.close();
  rmSync(scratch, { recursive: true, force: true });
});

function checkpoint(path: string): void {
  const other = new Database(path);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
}

/** The files in a folder of their own, as the next start finds them. */
function laidOut(name: string, spoiled: Readonly<Record<string, Buffer>> = {}): string {
  const folder = join(scratch, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [file, bytes] of Object.entries({ ...files, ...spoiled })) writeFileSync(join(folder, file), bytes);
  return folder;
}

/** A hash of every row of every table, as whoever reads the file gets it. */
function contentOf(path: string): string {
  const database = new Database(path);
  try {
    const hash = createHash('sha256');
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    for (const table of tables.filter((each) => !/_search(?:_|$)/.test(each) && !each.startsWith('sqlite_'))) {
      hash.update(`\n${table}\n`);
      for (const row of database.prepare(`SELECT * FROM "${table}"`).raw().iterate()) hash.update(JSON.stringify(row));
    }
    return hash.digest('hex');
  } finally {
    database.close();
  }
}

type Noticed = 'at open' | 'at verify' | 'not at all';

async function noticed(folder: string): Promise<{ readonly when: Noticed; readonly facts: readonly string[] }> {
  const parts = { path: join(folder, 'station.sqlite'), copyPath: join(folder, 'station.copy'), sealer, now, random, log: () => undefined };
  const opened = await openRecords(parts);
  if ('damage' in opened) {
    opened.release();
    return { when: 'at open', facts: [] };
  }
  const { store } = opened;
  const wrong = await verified(store).catch((cause: unknown) => String(cause));
  const facts = wrong === undefined ? [...store.facts.stream(1)].map(({ hash }) => hash) : [];
  store.close();
  return { when: wrong === undefined ? 'not at all' : 'at verify', facts };
}

/** What the page’s Verify does: the journal, then the records. */
async function verified(store: Store): Promise<string | undefined> {
  const keys = await loadStationKeys(store, sealer, random);
  if (keys === undefined) return 'no keys';
  const scribe = { station: station.stationId, epoch: epochOf(store), sign: keys.sign };
  const verdict = await verifyEpochs({ store, scribe, publicKey: keys.publicKey }, () => undefined);
  if (!verdict.sound) return String(verdict.problem);
  return store.check(dataKeyWith(store, new KeyRing({ store, keys, now, random })));
}

/** Puts the records together again, as Repair does where the machine still has the station's keys. */
async function repaired(folder: string): Promise<readonly string[]> {
  const target = join(folder, 'new.sqlite');
  const { store, from } = await rebuild(
    target,
    {
      backup: { path: backup, keyOf: (header) => dataKeyByRing(header, station.ring) },
      copy: join(folder, 'station.copy'),
      dataKey: (made) => dataKeyWith(made, new KeyRing({ store: made, keys: station.keys, now, random })),
    },
    { now, random },
  );
  expect(from.copy).toBe('whole');
  const facts = [...store.facts.stream(1)].map(({ hash }) => hash);
  expect(store.all('person')).toEqual(station.store.all('person'));
  expect(store.settings.get('number-block')).toBe(7);
  store.close();
  return facts;
}

describe('a byte of the records that is another', () => {
  const times = rounds(200, 4000);

  it(
    `is noticed at the next start or when verified, in any of ${times} places, and repair loses no confirmed fact`,
    async () => {
      const choose = randomOf(20310504);
      const tally: Record<Noticed, number> = { 'at open': 0, 'at verify': 0, 'not at all': 0 };
      for (let round = 0; round < times; round += 1) {
        const name = round % 2 === 0 ? 'station.sqlite' : 'station.sqlite-wal';
        const before = files[name] ?? Buffer.alloc(0);
        const place = choose(before.length);
        const spoiled = Buffer.from(before);
        spoiled[place] = (spoiled[place] ?? 0) ^ (1 << choose(8));
        const folder = laidOut('spoiled', { [name]: spoiled });
        const { when, facts } = await noticed(folder);
        tally[when] += 1;
        if (when === 'not at all') {
          // Nothing that anybody reads is another: the byte was free, or the second copy brought back what it cost.
          expect(facts, `${name} ${place}`).toEqual(confirmed);
          expect(settledContent(folder), `${name} ${place}`).toBe(content);
        } else if (round % 5 === 0 || times > 1000) expect(await repaired(folder), `${name} ${place}`).toEqual(confirmed);
      }
      process.stdout.write(`${times} places spoiled: ${JSON.stringify(tally)}; confirmed facts lost: 0\n`);
      expect(tally['at open']).toBeGreaterThan(0);
      expect(tally['at verify']).toBeGreaterThan(0);
    },
    rounds(180_000, 900_000),
  );
});

/** Of a folder that was opened and closed again. */
function settledContent(folder: string): string {
  return contentOf(join(folder, 'station.sqlite'));
}

describe('records that are gone', () => {
  it('are put together from the second copy alone, where there is no backup', async () => {
    const folder = laidOut('gone');
    rmSync(join(folder, 'station.sqlite'));
    rmSync(join(folder, 'station.sqlite-wal'));
    expect((await noticed(folder)).when).toBe('at open');
    const { store, from } = await rebuild(
      join(folder, 'new.sqlite'),
      {
        copy: join(folder, 'station.copy'),
        dataKey: (made) => dataKeyWith(made, new KeyRing({ store: made, keys: station.keys, now, random })),
      },
      { now, random },
    );
    expect(from).toEqual({ copy: 'whole' });
    expect([...store.facts.stream(1)].map(({ hash }) => hash)).toEqual(confirmed);
    store.close();
  });

  it('are put together from the backup as far as it goes, where the second copy is gone too', async () => {
    const folder = laidOut('both-gone');
    for (const name of Object.keys(files)) rmSync(join(folder, name), { force: true });
    expect(readdirSync(folder)).toEqual([]);
    const sources = {
      backup: { path: backup, keyOf: (header: Parameters<typeof dataKeyByRing>[0]) => dataKeyByRing(header, station.ring) },
    };
    const { store, from } = await rebuild(join(folder, 'new.sqlite'), { ...sources, dataKey: () => () => undefined }, { now, random });
    expect(from.copy).toBe('none');
    expect(from.backup?.head.n).toBe(21);
    expect(store.facts.last()?.n).toBe(21);
    store.close();
  });

  it('do not lose to a second copy that ends before the backup does', async () => {
    const folder = laidOut('short', { 'station.copy': (files['station.copy'] ?? Buffer.alloc(0)).subarray(0, 9000) });
    const { store, from } = await rebuild(
      join(folder, 'new.sqlite'),
      {
        backup: { path: backup, keyOf: (header) => dataKeyByRing(header, station.ring) },
        copy: join(folder, 'station.copy'),
        dataKey: (made) => dataKeyWith(made, new KeyRing({ store: made, keys: station.keys, now, random })),
      },
      { now, random },
    );
    expect([from.copy, store.facts.last()?.n]).toEqual(['cut', 21]);
    store.close();
  });
});
