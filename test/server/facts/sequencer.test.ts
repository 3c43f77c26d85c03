import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../../core/facts/checkpoint.ts';
import { readNote } from '../../../core/facts/signed-note.ts';
import { includes } from '../../../core/facts/verify-proof.ts';
import { readFeed } from '../../../server/facts/feed.ts';
import { createSequencer } from '../../../server/facts/sequencer.ts';
import { sha256 } from '../../../server/facts/sha256.ts';
import { feedCheckpoint, feedProof } from '../../../server/facts/tree.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';

const COUNT = 600;

describe('the feed', () => {
  let world: StoreWorld;
  beforeAll(async () => {
    world = await storeWorld();
    await Promise.all(Array.from({ length: COUNT }, (_, number) => rename(`Name ${number}`)));
    await world.fed(COUNT);
  });
  afterAll(() => world.close());

  const rename = (text: string): Promise<void> =>
    world.writes.run((writer) => writer.append({ kind: 'observation', action: 'identifier.seen', who: {}, note: { text }, changes: [] }));

  it('has every fact once, numbered from 1 without gaps, in the order of its chain', async () => {
    const { tenant } = world.keys;
    const entries = await readFeed(world.database, { tenant, cursor: 0, limit: 10_000 });
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: COUNT }, (_, at) => at + 1));
    expect(entries.map(({ body }) => (JSON.parse(body) as { readonly n: number }).n)).toEqual(entries.map(({ seq }) => seq));
    expect(await world.database.rows({ text: 'SELECT 1 FROM pending' })).toHaveLength(0);
  });

  it('gives for each entry a proof that leads to the root of its checkpoint', async () => {
    const { tenant, signing } = world.keys;
    const parts = { database: world.database, tenant, signing };
    const { size, root } = readCheckpoint(readNote(await feedCheckpoint(parts)).text);
    expect(size).toBe(COUNT);
    for (const seq of [1, 2, 255, 256, 257, 511, 512, 513, COUNT]) {
      const [entry] = await readFeed(world.database, { tenant, cursor: seq - 1, limit: 1 });
      const { proof } = await feedProof(seq, parts);
      const leaf = new Uint8Array(entry?.leaf ?? []);
      expect(includes({ leaf, index: seq - 1, size, proof, root }, sha256), `entry ${seq}`).toBe(true);
    }
  });

  it('is numbered by one process alone while that one lives', async () => {
    const { database } = world;
    const told: number[] = [];
    const other = createSequencer({
      database,
      tenant: world.keys.tenant,
      holder: randomUUID(),
      log: () => undefined,
      sequenced: (seq) => told.push(seq),
    });
    await rename('one more');
    other.wake();
    await other.idle();
    await world.fed(COUNT + 1);
    expect(told).toEqual([]);
    await other.stop();
  });

  it('is not signed where a stored text was changed behind our back', async () => {
    const owner = new Client({ connectionString: world.urls.superuserUrl });
    await owner.connect();
    await owner.query('SET session_replication_role = replica; SET search_path = cardwright');
    await owner.query(`UPDATE fact SET body = replace(body, 'one more', 'one less') WHERE n = $1`, [COUNT + 1]);
    await owner.end();
    const { tenant, signing } = world.keys;
    await expect(feedCheckpoint({ database: world.database, tenant, signing })).rejects.toThrow(`${COUNT + 1} of the feed`);
  });
});
