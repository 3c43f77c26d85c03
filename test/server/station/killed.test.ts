import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPoint } from '../../electron/station/points-world.ts';
import { aRaid } from '../../electron/station/raid-bodies.ts';
import { found } from '../../electron/station/path.ts';
import { OPERATOR, TestStation } from '../../electron/station/test-station.ts';
import { rounds } from '../../rounds.ts';
import { Deployed } from '../deploy/deployed.ts';
import { freshDatabase } from '../fresh-database.ts';

const ROUNDS = rounds(5, 60);
const LONGEST_MS = rounds(120_000, 1_200_000);
const folder = mkdtempSync(join(tmpdir(), 'cardwright-killed-'));
let environment: Readonly<Record<string, string>>;
let server: Deployed;
let station: TestStation;
let database: Client;
let later = 0;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const { port } = listener.address() as { readonly port: number };
      listener.close(() => resolve(port));
    });
  });

beforeAll(async () => {
  chmodSync(folder, 0o711);
  const { url } = await freshDatabase();
  const port = String(await freePort());
  const organisation = { CARDWRIGHT_SERVICE_POINT: 'North campus', CARDWRIGHT_OPERATOR_EMAIL: OPERATOR.email };
  environment = { CARDWRIGHT_SERVER_FOLDER: folder, CARDWRIGHT_PORT: port, DATABASE_URL: url, ...organisation };
  server = await Deployed.start(environment);
  database = new Client({ connectionString: url });
  await database.connect();
  await database.query('SET search_path TO cardwright');
  station = await TestStation.open({ clock: { now: () => Date.now() + later } });
  await found(station);
  await station.call('central.change-server', { inUse: true, address: server.url });
  await signIn();
  const { enabled: _on, ...fields } = aPoint('North campus');
  await station.call('service-point.update', { servicePointId: station.store.all('service-point')[0]?.id ?? '', ...fields });
});
afterAll(async () => {
  await station?.close();
  await database?.end();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(): Promise<void> {
  const [line = ''] = readFileSync(join(folder, 'first-passwords.txt'), 'utf8').split('\n');
  await station.call('central.sign-in', { serverPassword: line.split(' ')[1] ?? '' });
}

/** Kills it so long after the write began, and starts it again; what the station said to it. */
async function killedDuring(write: () => Promise<string | undefined>, ms: number): Promise<string | undefined> {
  const said = write();
  await after(ms);
  process.kill(server.pid, 'SIGKILL');
  const code = await said;
  server = await Deployed.start(environment);
  later += 60_000;
  return code;
}

const count = async (text: string, values: readonly unknown[] = []): Promise<number> =>
  Number((await database.query<{ readonly count: string }>(text, [...values])).rows[0]?.count);

describe('A server that is killed in the middle of a write', () => {
  it(
    'has done all of it or nothing; the station says so, and doing it again does not double it',
    async () => {
      const said: (string | undefined)[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const title = `Killed in round ${round}`;
        const mint = () => station.refusal('raid.mint', { draftId: null, metadata: aRaid(title), people: [] });
        // A mint takes about this long: early, before, about and after the commit.
        const code = await killedDuring(mint, (round * 7) % 45);
        said.push(code);
        expect([undefined, 'central-away', 'central-lost']).toContain(code);
        if (code !== undefined) expect(await mint()).toBeUndefined();
        const there = "SELECT count(*) FROM raid WHERE metadata::jsonb #>> '{title,0,text}' = $1";
        expect(await count(there, [title]), `round ${round}, ${code}`).toBe(1);
        const { raids } = await station.call('raid.find', { limit: 500 });
        expect(raids.filter((raid) => raid.title === title)).toHaveLength(1);
      }
      expect(await count('SELECT count(*) FROM raid')).toBe(ROUNDS);
      expect(await count('SELECT count(DISTINCT raid_id) FROM raid_revision')).toBe(ROUNDS);
      expect(await count("SELECT count(*) FROM fact WHERE action = 'raid.mint'")).toBe(ROUNDS);
    },
    LONGEST_MS,
  );

  it(
    'makes a service point once, too, whatever became of the answer',
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const name = `Harbour ${round}`;
        const create = () => station.refusal('service-point.create', aPoint(name));
        const code = await killedDuring(create, (round * 5) % 30);
        if (code !== undefined) expect(await create(), code).toBeUndefined();
        expect(await count("SELECT count(*) FROM record WHERE kind = 'service-point' AND body ->> 'name' = $1", [name])).toBe(1);
        expect(station.store.all('service-point').filter((point) => point.name === name)).toHaveLength(1);
      }
    },
    LONGEST_MS,
  );

  it('goes on with one journal, numbered without a gap', async () => {
    const gaps = 'SELECT count(*) FROM (SELECT n - lag(n, 1, 0::bigint) OVER (ORDER BY n) AS step FROM fact) AS steps WHERE step <> 1';
    expect(await count(gaps)).toBe(0);
    // The one that was killed held the place of who numbers; it is given on once that has run out.
    await expect.poll(() => count('SELECT count(*) FROM pending')).toBe(0);
    expect(await count('SELECT count(*) FROM feed')).toBe(await count('SELECT count(*) FROM fact'));
  });
});
