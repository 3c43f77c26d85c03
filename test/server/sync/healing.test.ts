import { describe, expect, it } from 'vitest';
import { act, editOf, makePerson } from '../../simulation/acts.ts';
import { loseServer } from '../../simulation/put-back.ts';
import { calmWorld } from './calm-world.ts';

const calm = calmWorld(7);
const { station, sync } = calm;
const work = (at: number, acts: number): void => {
  for (let done = 0; done < acts; done += 1) act(station(at), calm.now.dice);
};
/** The server loses the edit of the first station, with much before it, and the second one, which has not heard of it, is at the same person. */
async function editedAtTwoDesks(): Promise<string> {
  const { dice, server, stations } = calm.now;
  makePerson(station(0), dice);
  const id = station(0).parts.organisation.people.at(-1) ?? '';
  await sync(0, 1);
  await server.backUp();
  for (let done = 0; done < 9; done += 1) makePerson(station(0), dice);
  await sync(0);
  editOf(station(0), id, 'Optics');
  await station(0).sync.push();
  await loseServer(stations, server);
  editOf(station(1), id, 'Acoustics');
  return id;
}

describe('What was put back to an older copy', () => {
  it('is noticed and frozen where a copied disk goes on, and what only that disk did is done again once', async () => {
    station(0).backUp();
    work(0, 10);
    await sync(0);
    station(0).restore(false);
    work(0, 6);
    await station(0).sync.push();
    expect(station(0).isFrozen).toBe(true);
    const waiting = station(0).store.outbox.waiting();
    await station(0).sync.push();
    expect(station(0).store.outbox.waiting()).toBe(waiting);
    station(0).goOn();
    await station(0).sync.now();
    expect(station(0).store.outbox.waiting()).toBe(0);
    expect(station(0).store.feed.aside()).toBe(0);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('comes home and goes on in a new epoch where a backup of a station is restored', async () => {
    station(1).backUp();
    work(1, 8);
    await sync(1);
    station(1).restore(true);
    work(1, 4);
    await sync(1);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('is told to a person where an edit comes again behind another that its desk did not know, whatever number that has now', async () => {
    const id = await editedAtTwoDesks();
    await station(1).sync.push();
    expect(await calm.now.healed()).toEqual([]);
    const cases = station(0).store.feed.cases({ open: true, limit: 9 });
    expect(cases).toMatchObject([{ kind: 'edit', record: 'person', id }]);
    expect(station(0).store.get('person', id)?.unit).toBe('Optics');
  });

  it('is told to a person also where the server loses such an edit once more and another desk sends it', async () => {
    const { server, stations } = calm.now;
    const id = await editedAtTwoDesks();
    await sync(1);
    await server.backUp();
    await sync(0, 1);
    expect(station(1).store.feed.openCases()).toBe(1);
    await loseServer(stations, server);
    await sync(1);
    expect(station(1).store.feed.cases({ open: true, limit: 9 })).toMatchObject([{ kind: 'edit', record: 'person', id }]);
    expect(await calm.now.healed()).toEqual([]);
  });

  it('is sent again by the only station that has it, also where the server loses it once more halfway', async () => {
    for (const at of [1, 2, 1]) {
      work(at, 4);
      await sync(at);
    }
    await sync(0);
    station(1).restore(true);
    await calm.now.server.restore();
    const { store, wire } = station(0);
    // The cable is cut as soon as the first of it was acknowledged.
    Object.defineProperty(wire, 'cut', { get: () => store.outbox.homeless().length > 0, configurable: true });
    await sync(0);
    expect(store.outbox.homeless().length).toBeGreaterThan(0);
    expect(store.outbox.waiting()).toBeGreaterThan(1);
    Object.defineProperty(wire, 'cut', { value: false, writable: true });
    await calm.now.server.restore();
    expect(await calm.now.healed()).toEqual([]);
  });

  it('comes home where server and station lost it and only another station had it, and stays as it was for those who did nothing', async () => {
    station(1).backUp();
    await calm.now.server.backUp();
    work(1, 8);
    await sync(1);
    await sync(0);
    const lost = station(1)
      .facts()
      .filter(({ station: author, n }) => author === station(1).id && n > 1);
    await calm.now.server.restore();
    // A copied disk goes on under the same numbers, and the server has its facts first.
    station(1).restore(false);
    work(1, 6);
    await sync(1);
    await sync(0);
    expect(station(0).isFrozen).toBe(false);
    expect(await calm.now.healed()).toEqual([]);
    const acts = new Set(
      station(0)
        .facts()
        .flatMap(({ act, epoch }) => (epoch < 0 ? [] : [act])),
    );
    expect(lost.filter(({ act }) => !acts.has(act))).toEqual([]);
  });

  it('is noticed by every station where it is the server, which gets back what it lost', async () => {
    work(0, 6);
    await sync(0);
    await calm.now.server.backUp();
    work(0, 10);
    work(1, 10);
    for (const at of [0, 1, 2]) await sync(at);
    await sync(0);
    const before = station(0).store.feed.position().seq;
    await calm.now.server.restore();
    await sync(2);
    expect(station(2).sync.state.rejoined?.from).toBeGreaterThan(station(2).sync.state.rejoined?.to ?? before);
    expect(await calm.now.healed()).toEqual([]);
    expect(station(0).store.feed.position().seq).toBeGreaterThanOrEqual(before);
  });
});
