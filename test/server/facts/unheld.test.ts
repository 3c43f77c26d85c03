import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../core/sync/verdict.ts';
import type { Concern } from '../../../server/facts/concerns.ts';
import { fileUnheld } from '../../../server/facts/unheld.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';

const NOTHING: Concern = { points: [], people: [], moved: [], erased: [], unheld: [], came: [] };

describe('entries about a record that is not there yet', () => {
  let world: StoreWorld;
  let seq = 0;
  beforeAll(async () => {
    world = await storeWorld();
  });
  afterAll(() => world.close());

  /** One part of the feed with these entries, one after the other. */
  async function file(...concerns: readonly Partial<Concern>[]): ReturnType<typeof fileUnheld> {
    const { tenant } = world.keys;
    const placed = concerns.map(() => {
      seq += 1;
      return { seq, act: '', fact: {} as never, base: null };
    });
    const verdict: Verdict = { answer: 'accepted', skip: [] };
    const folded = concerns.map((one) => ({ verdict, ...NOTHING, ...one }));
    // On one connection, as a part of the feed is: what is asked at the same moment is done in that order.
    return world.database.transact((queries) => fileUnheld(placed, folded, { queries, tenant }));
  }
  const filedUnder = async (person: string): Promise<readonly number[]> => {
    const rows = await world.database.rows<{ readonly seq: number }>({
      text: 'SELECT seq FROM feed_person WHERE person_id = $1 ORDER BY seq',
      values: [person],
    });
    return rows.map((row) => row.seq);
  };
  const ids = () => ({ certificate: randomUUID(), card: randomUUID(), person: randomUUID(), home: randomUUID() });

  it('are filed under its person when it comes', async () => {
    const { card, person, home } = ids();
    const first = seq + 1;
    await file({ unheld: [{ kind: 'card', id: card }] }, {}, { unheld: [{ kind: 'card', id: card }] });
    const late = await file({}, { came: [{ kind: 'card', id: card, of: { kind: 'person', id: person }, home }] });
    expect(late).toEqual([{ person, to: home, since: first + 4 }]);
    expect(await filedUnder(person)).toEqual([first, first + 2]);
  });

  it('wait for its card where that is not there either', async () => {
    const { certificate, card, person, home } = ids();
    const first = seq + 1;
    await file({ unheld: [{ kind: 'certificate', id: certificate }] });
    const came = { kind: 'certificate', id: certificate, of: { kind: 'card', id: card }, home: undefined };
    expect(await file({ came: [came], unheld: [{ kind: 'card', id: card }] })).toEqual([]);
    expect(await filedUnder(person)).toEqual([]);
    await file({ came: [{ kind: 'card', id: card, of: { kind: 'person', id: person }, home }] });
    expect(await filedUnder(person)).toEqual([first, first + 1]);
  });

  it('are found in the part of the feed in which it comes', async () => {
    const { card, person, home } = ids();
    const came = [{ kind: 'card', id: card, of: { kind: 'person', id: person }, home }];
    expect(await file({ unheld: [{ kind: 'card', id: card }] }, { came })).toEqual([{ person, to: home, since: seq }]);
    expect(await filedUnder(person)).toEqual([seq - 1]);
  });

  it('leave whoever comes without anything before alone, and what concerns everybody', async () => {
    const { card, person, home } = ids();
    const came = [{ kind: 'person', id: person, of: { kind: 'person', id: person }, home }];
    expect(await file({ points: null, unheld: [{ kind: 'card', id: card }] }, { came })).toEqual([]);
    expect(await file({ came: [{ kind: 'card', id: card, of: { kind: 'person', id: person }, home }] })).toEqual([]);
    expect(await filedUnder(person)).toEqual([]);
  });
});
