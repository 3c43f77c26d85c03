import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person } from '../../electron/station/path.ts';
import { TwoDesks } from './two-desks.ts';

let desks: TwoDesks;
beforeAll(async () => {
  desks = await TwoDesks.open();
  await desks.enrolBoth();
});
afterAll(() => desks?.close());

const status = () => desks.first.call('sync.stations', {});
const behind = async () => Object.fromEntries((await status()).stations.map(({ name, behind: entries }) => [name, entries]));

describe('The page of all stations', () => {
  it('is of nobody who works alone or cannot reach the server', async () => {
    await desks.ways[1].close();
    expect(await desks.second.refusal('sync.stations', {})).toMatch(/^central-(away|lost)$/);
    await desks.ways[1].openAgain();
  });

  it('says who is behind, and that the signed head is over what was taken in here', async () => {
    await desks.inStep();
    const { head, stations, checkpoint, pending } = await status();
    expect(stations.map(({ name, own }) => [name, own])).toEqual([
      ['Desk 1', true],
      ['Desk 2', false],
    ]);
    expect(stations.every(({ seenAt, frozen }) => seenAt !== undefined && !frozen)).toBe(true);
    expect([pending, checkpoint?.size, checkpoint?.compared]).toEqual([0, head, 'same']);
    await desks.ways[1].close();
    await person(desks.first, 'Ada Ahead');
    await desks.first.call('sync.now', {});
    await desks.server.world.stations.idle(desks.tenant);
    await desks.first.call('sync.now', {});
    expect((await behind())['Desk 2']).toBeGreaterThan(0);
    await desks.ways[1].openAgain();
  });

  it('counts what became cases by their kinds', async () => {
    const personId = await person(desks.first, 'Bea Both');
    await desks.bothEdit(personId);
    expect(await status()).toMatchObject({ cases: [{ kind: 'edit', count: 1 }], openCases: 1 });
  });

  it('says where an entry is not what it was, and that nothing is signed over it', async () => {
    const owner = new Client({ connectionString: desks.server.urls.superuserUrl });
    await owner.connect();
    await owner.query('SET session_replication_role = replica; SET search_path = cardwright');
    await owner.query(
      `UPDATE fact SET body = replace(body, '"v":1', '"v": 1') FROM feed WHERE fact.tenant_id = $1 AND feed.tenant_id = $1 AND feed.seq = 3
        AND fact.station = feed.station AND fact.epoch = feed.epoch AND fact.n = feed.n`,
      [desks.tenant],
    );
    await owner.end();
    const { checkpoint, fault } = await status();
    expect([checkpoint, fault]).toEqual([undefined, 3]);
  });
});
