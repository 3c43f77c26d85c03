import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDelivery } from '../../../server/facts/delivery.ts';
import { feedHead } from '../../../server/facts/feed.ts';
import { Intake } from '../../../server/facts/intake.ts';
import { createStations, type Stations } from '../../../server/facts/stations.ts';
import type { Database, Queries } from '../../../server/store/database.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';
import { StationInk } from './station-ink.ts';

const ORGANISATIONS = 30;
let world: StoreWorld;
let stations: Stations;
const inks = Array.from({ length: ORGANISATIONS }, () => new StationInk(randomUUID()));
/** What was asked of the database, by name or by its first words. */
const asked: string[] = [];

beforeAll(async () => {
  world = await storeWorld();
  for (const { tenant, station, spki } of inks)
    await world.database.rows({
      text: `INSERT INTO enrolled_station (tenant_id, station, name, service_point_id, signing_spki, key_id) VALUES ($1, $2, 'S', $1, $3, $1)`,
      values: [tenant, station, spki],
    });
  const { wrapping } = world.keys;
  stations = createStations({ database: listenedTo(world.database), wrapping, newId: randomUUID, now: Date.now, log: () => undefined });
});
afterAll(async () => {
  await stations.stop();
  await world.close();
});

function listenedTo(database: Database, into = asked): Database {
  const heard = (queries: Queries): Queries => ({
    ...queries,
    rows: (statement) => {
      into.push(statement.name ?? statement.text.slice(0, 40));
      return queries.rows(statement);
    },
  });
  return {
    ...heard(database),
    transact: (work, isolation) => database.transact((queries) => work(heard(queries)), isolation),
    close: () => database.close(),
  };
}

const looks = (): number => asked.filter((name) => name === 'waiting-tenants').length;

it('asks one question for all organisations while none has anything to do', async () => {
  for (const { tenant } of inks) stations.wake(tenant);
  await Promise.all(inks.map(({ tenant }) => stations.idle(tenant)));
  await stations.start();
  asked.length = 0;
  await expect.poll(looks).toBeGreaterThanOrEqual(3);
  expect(new Set(asked)).toEqual(new Set(['waiting-tenants']));
});

it('looks no more once it is stopped, however often it was started', async () => {
  const ofOthers: string[] = [];
  const { wrapping } = world.keys;
  const database = listenedTo(world.database, ofOthers);
  const others = createStations({ database, wrapping, newId: randomUUID, now: Date.now, log: () => undefined });
  await others.start();
  await others.start();
  await others.stop();
  ofOthers.length = 0;
  asked.length = 0;
  await expect.poll(looks).toBeGreaterThanOrEqual(3);
  expect(ofOthers).toEqual([]);
});

it('finds what another process of this server took in and did not come to place', async () => {
  const [ink] = inks;
  if (ink === undefined) throw new Error('expected a station');
  const { tenant } = ink;
  ink.write(3);
  const { text, signature } = ink.delivery(1, 3);
  const delivery = await readDelivery(text, signature, { tenant, keyOf: () => Promise.resolve(ink.spki) });
  const waiting = stations.beyond(tenant, 0, 10_000);
  await new Intake({ database: world.database, tenant }).take(delivery);
  expect(await waiting).toBe(3);
  expect(await feedHead(world.database, tenant)).toBe(3);
});
