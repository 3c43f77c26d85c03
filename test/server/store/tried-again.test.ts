import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { readFeed } from '../../../server/facts/feed.ts';
import { rounds } from '../../rounds.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';

const WRITES = rounds(400, 20_000);

/** What a distributed engine does now and then to any transaction: 40001, and nothing has happened (spec sync 2.4 and 2.5). */
describe('where the engine breaks off one transaction in ten', () => {
  let world: StoreWorld;
  beforeAll(async () => {
    world = await storeWorld();
    const owner = new Client({ connectionString: world.urls.superuserUrl, options: '-c search_path=cardwright' });
    await owner.connect();
    await owner.query(`
      CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF random() < 0.1 THEN RAISE EXCEPTION 'broken off' USING ERRCODE = 'serialization_failure'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER broken_off_at_facts AFTER INSERT ON fact FOR EACH STATEMENT EXECUTE FUNCTION break_off();
      CREATE TRIGGER broken_off_at_the_feed AFTER INSERT ON feed FOR EACH STATEMENT EXECUTE FUNCTION break_off();
    `);
    await owner.end();
  });
  afterAll(() => world.close());

  it('every write is there once, in the chain, the state and the feed', async () => {
    const ids = Array.from({ length: WRITES }, () => randomUUID());
    for (let from = 0; from < ids.length; from += 16) {
      await Promise.all(
        ids.slice(from, from + 16).map((id) =>
          world.writes.run((writer) =>
            writer.append({
              kind: 'intent',
              action: 'identifier.create',
              who: {},
              changes: [{ record: 'identifier', id, set: { id, name: id, inUse: true } }],
            }),
          ),
        ),
      );
    }
    await world.fed(WRITES);
    const entries = await readFeed(world.database, { tenant: world.keys.tenant, cursor: 0, limit: WRITES + 10 });
    const seen = entries.map(({ body }) => (JSON.parse(body) as { readonly changes: readonly { readonly id: string }[] }).changes[0]?.id);
    const [lost, doubled] = [ids.filter((id) => !seen.includes(id)).length, seen.length - new Set(seen).size];
    measure({ name: 'aborted.lost', value: lost, unit: `of ${WRITES} writes`, goal: 0, holds: lost === 0 });
    measure({ name: 'aborted.doubled', value: doubled, unit: `of ${WRITES} writes`, goal: 0, holds: doubled === 0 });
    expect([lost, doubled, entries.length]).toEqual([0, 0, WRITES]);
    const [{ count } = { count: 0 }] = await world.database.rows<{ readonly count: number }>({
      text: 'SELECT count(*) AS count FROM record',
    });
    expect(count).toBe(WRITES);
  });
});
