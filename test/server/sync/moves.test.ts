import { describe, expect, it } from 'vitest';
import { act, append, editOf, makePerson, movePerson } from '../../simulation/acts.ts';
import { calmWorld } from './calm-world.ts';

const calm = calmWorld(11);
const { station, sync } = calm;

/** Somebody with a history at the first two stations, which the third one takes in as bare hashes. */
async function somebody(): Promise<string> {
  makePerson(station(0), calm.now.dice);
  const id = station(0).parts.organisation.people.at(-1) ?? '';
  edit(0, id, 'Optics');
  await sync(0, 1);
  // Others, so that what concerns them lies between.
  for (let done = 0; done < 12; done += 1) makePerson(station(1), calm.now.dice);
  edit(1, id, 'Acoustics');
  await sync(1, 0, 2);
  return id;
}
const edit = (at: number, id: string, unit: string): void => editOf(station(at), id, unit);
const here = (at: number, id: string) => station(at).store.get('person', id);
const problem = (at: number): string | undefined => station(at).sync.state.problem?.code;

describe('Somebody who moves to another service point', () => {
  it('is there as they were, with all that was done before, and those who stay behind know that they left', async () => {
    const id = await somebody();
    expect(here(2, id)).toBeUndefined();
    movePerson(station(0), calm.now.dice, id);
    await sync(0, 1, 2);
    expect(here(2, id)).toEqual(here(0, id));
    expect(here(2, id)).toMatchObject({ unit: 'Acoustics', servicePointId: station(2).parts.servicePoint });
    expect(station(2).history(id)).toBe(station(0).history(id));
    expect(station(2).store.feed.unfolded()).toBe(0);
    expect(here(1, id)?.servicePointId).toBe(station(2).parts.servicePoint);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('comes back with what was done meanwhile', async () => {
    const id = await somebody();
    movePerson(station(0), calm.now.dice, id);
    await sync(0, 2);
    edit(2, id, 'Seismics');
    await sync(2, 1);
    expect(here(1, id)?.unit).toBe('Acoustics');
    movePerson(station(2), calm.now.dice, id);
    await sync(2, 0, 1);
    for (const at of [0, 1]) expect(here(at, id)).toMatchObject({ unit: 'Seismics', servicePointId: station(0).parts.servicePoint });
    expect([0, 1, 2].map((at) => station(at).check())).toEqual([undefined, undefined, undefined]);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('is taken in whole or not at all where the power goes, and once it is back', async () => {
    const id = await somebody();
    movePerson(station(0), calm.now.dice, id);
    await sync(0);
    const { seq } = station(2).store.feed.position();
    station(2).crash = 'before';
    await station(2).sync.pull(0);
    station(2).restart();
    expect([station(2).store.feed.position().seq, here(2, id)]).toEqual([seq, undefined]);
    station(2).crash = 'after';
    await station(2).sync.pull(0);
    station(2).restart();
    expect(here(2, id)?.unit).toBe('Acoustics');
    expect(await calm.now.healed()).toEqual([]);
  });

  it.each([
    ['a text', (text: string) => text.replace('person.create', 'person.cr3ate')],
    ['a finding', (text: string) => text.replaceAll('"skip":[]', '"skip":[0]')],
    ['a hash', (text: string) => text.replace(/"leaf":"../, '"leaf":"00')],
  ])('is not taken in where the server lies about %s of before, and the station says so', async (_what, lie) => {
    const id = await somebody();
    movePerson(station(0), calm.now.dice, id);
    await sync(0);
    const { seq } = station(2).store.feed.position();
    station(2).wire.bent = (path, text) => (path.startsWith('/sync/bodies') ? lie(text) : text);
    await station(2).sync.pull(0);
    expect([problem(2), station(2).store.feed.position().seq, here(2, id)]).toEqual(['feed-leaf', seq, undefined]);
    station(2).wire.bent = (_path, text) => text;
    await station(2).sync.now();
    expect(problem(2)).toBeUndefined();
    expect(here(2, id)?.unit).toBe('Acoustics');
    expect(await calm.now.healed()).toEqual([]);
  });

  it('comes later where the server is older, which hinders nothing else', async () => {
    const id = await somebody();
    movePerson(station(0), calm.now.dice, id);
    await sync(0);
    station(2).wire.bent = (path, text) => (path.startsWith('/feed') ? text.replace(/,"follows":\d+,"scope":"[^"]+"/, '') : text);
    await sync(2);
    expect([problem(2), here(2, id)]).toEqual([undefined, undefined]);
    expect(station(2).store.feed.unfolded()).toBeGreaterThan(0);
    makePerson(station(2), calm.now.dice);
    await sync(2, 0);
    station(2).wire.bent = (_path, text) => text;
    await sync(2);
    expect(here(2, id)).toEqual(here(0, id));
    expect(station(2).store.feed.unfolded()).toBe(0);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('is erased wherever they ever lived, with every key of theirs', async () => {
    const id = await somebody();
    movePerson(station(0), calm.now.dice, id);
    await sync(0, 1, 2);
    const gone = { name: 'erased person', sortName: 'erased person', email: `erased-${id}@erased.invalid`, unit: null };
    const changes = [{ record: 'person' as const, id, set: { state: 'erased' as const, ...gone } }];
    append(station(2), { kind: 'intent', action: 'person.erase', subject: { kind: 'person', id }, changes });
    await sync(2, 0, 1);
    for (const at of [0, 1]) {
      expect(here(at, id)?.state).toBe('erased');
      const keys = station(at).store.blobs.find({ kind: 'data-key', recordId: id });
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.every(({ destroyedAt }) => destroyedAt !== undefined)).toBe(true);
    }
    const left = await calm.now.server.server.database.rows({
      text: `SELECT id FROM sealed WHERE id::text = ANY ($1) UNION SELECT id FROM relayed WHERE blob ->> 'recordId' = $2`,
      values: [
        station(0)
          .store.blobs.find({ kind: 'data-key', recordId: id })
          .map((blob) => blob.id),
        id,
      ],
    });
    expect(left).toEqual([]);
  });
});

describe('A fact that says anything at all', () => {
  it('holds up nothing where it names nobody by an id, or settles what is no fact', async () => {
    append(station(0), { kind: 'intent', action: 'person.edit-roles', subject: { kind: 'person', id: 'no"body' }, changes: [] });
    append(station(1), {
      kind: 'intent',
      action: 'sync.settle-case',
      note: { station: station(1).id, epoch: 0.5, n: -1, case: 1 },
      changes: [],
    });
    makePerson(station(0), calm.now.dice);
    await sync(0, 1);
    expect(await calm.now.healed()).toEqual([]);
  });
});

describe('A station that is of another service point from now on', () => {
  it('gets what concerned that one before, part by part, and knows how far it came', async () => {
    await somebody();
    for (let done = 0; done < 20; done += 1) act(station(0), calm.now.dice);
    await sync(0, 2);
    const [{ servicePoint }, moving] = [station(0).parts, station(2)];
    const changes = [{ record: 'station' as const, id: moving.id, set: { servicePointId: servicePoint } }];
    append(station(0), { kind: 'observation', action: 'station.moved', subject: { kind: 'station', id: moving.id }, changes });
    await sync(0);
    moving.parts.servicePoint = servicePoint;
    moving.crash = 'after';
    await moving.sync.pull(0);
    moving.restart();
    await sync(2);
    expect(await calm.now.healed()).toEqual([]);
  });
});
