import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../server/store/database.ts';
import { act, append } from '../../simulation/acts.ts';
import { SimBed } from '../../simulation/sim-bed.ts';
import type { SimStation } from '../../simulation/sim-station.ts';
import { simWorld } from '../../simulation/simulation.ts';
import { freshDatabase } from '../fresh-database.ts';

const MIGRATIONS = ['0019-follow.sql', '0020-unheld.sql'].map(
  (name) => new URL(`../../../server/store/migrations/${name}`, import.meta.url),
);
const FILED = {
  feed_person: 'SELECT person_id, seq FROM feed_person ORDER BY seq, person_id',
  feed_unheld: 'SELECT kind, record_id, seq FROM feed_unheld ORDER BY seq, kind, record_id',
  // What stations were shown again is filed where they ask for it.
  feed_follow: 'SELECT service_point_id, seq, since FROM feed_follow WHERE since > seq ORDER BY seq, service_point_id, since',
} as const;

function tell(station: SimStation | undefined, subject: { readonly kind: string; readonly id: string }): void {
  if (station !== undefined) append(station, { kind: 'intent', action: `${subject.kind}.looked-at`, subject, changes: [] });
}

it('files what was placed before the server knew of people who move as it would have been filed then', async () => {
  const { url, superuserUrl } = await freshDatabase();
  const bed = await SimBed.open({ databaseUrl: url, adminUrl: superuserUrl });
  const world = await simWorld({ bed, seed: 5 });
  world.server.calm = true;
  const owner = openDatabase({ url: superuserUrl, log: () => undefined, connections: 1 });
  const filed = async () => ({
    people: await owner.rows({ text: FILED.feed_person, values: [] }),
    unheld: await owner.rows({ text: FILED.feed_unheld, values: [] }),
    follows: await owner.rows({ text: FILED.feed_follow, values: [] }),
  });
  try {
    for (let round = 0; round < 20; round += 1) {
      for (const station of world.stations) {
        for (let done = 0; done < 4; done += 1) act(station, world.dice);
        await station.sync.push();
        await station.sync.pull(0);
      }
    }
    // Of records that nobody has.
    const told = ['card', 'certificate', 'request'].map((kind) => ({ kind, id: world.dice.id() }));
    for (const subject of told) tell(world.stations[0], subject);
    await world.stations[0]?.sync.push();
    await owner.rows({ text: 'SET search_path TO cardwright', values: [] });
    const before = await filed();
    expect([before.people.length > 100, before.follows.length > 10, before.unheld.length]).toEqual([true, true, told.length]);
    for (const table of ['feed_person', 'feed_follow', 'held_act', 'done_again', 'feed_unheld'])
      await owner.rows({ text: `DROP TABLE ${table}`, values: [] });
    await owner.rows({ text: 'DROP INDEX relayed_record', values: [] });
    for (const migration of MIGRATIONS) await owner.rows({ text: readFileSync(migration, 'utf8'), values: [] });
    expect(await filed()).toEqual(before);
  } finally {
    await owner.close();
    await world.close();
    await bed.close();
  }
});
