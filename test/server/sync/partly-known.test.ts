import { describe, expect, it } from 'vitest';
import { makePerson, movePerson } from '../../simulation/acts.ts';
import type { SimStation } from '../../simulation/sim-station.ts';
import { forgetLost, loseServer } from '../../simulation/put-back.ts';
import { calmWorld } from './calm-world.ts';

/** Two stations of one service point, and one of another. */
let here: SimStation;
let there: SimStation;
const calm = calmWorld(3, () => {
  [here, there] = [calm.station(0), calm.station(2)];
});

async function sync(...stations: readonly SimStation[]): Promise<void> {
  for (const { sync: one } of stations) {
    await one.push();
    await one.pull(0);
  }
}
/** Somebody whom the third station enters, beside others, and who moves to the first. */
function somebodyMoves(between: number): string {
  makePerson(there, calm.now.dice);
  const id = there.parts.organisation.people.at(-1) ?? '';
  there.backUp();
  for (let done = 0; done < between; done += 1) makePerson(there, calm.now.dice);
  movePerson(there, calm.now.dice, id);
  return id;
}
const homeOf = (id: string, at: SimStation): string | undefined => at.store.get('person', id)?.servicePointId;
const homeless = (at: SimStation): number => at.facts().filter(({ epoch, placed }) => epoch >= 0 && placed === 0).length;

describe('Facts of a station that another knows in part, once server and station lost them', () => {
  it('are done again by the station that wrote them, although nobody has what came before', async () => {
    await calm.now.server.backUp();
    const id = somebodyMoves(5);
    await sync(there, here);
    expect(homeOf(id, here)).toBe(here.parts.servicePoint);
    await calm.now.server.restore();
    there.restore(true);
    await forgetLost(calm.now.stations, calm.now.server);
    await sync(there, here);
    expect(homeOf(id, there)).toBe(there.parts.servicePoint);
    expect(await calm.now.healed()).toEqual([]);
    expect([homeOf(id, here), homeOf(id, there)]).toEqual([here.parts.servicePoint, here.parts.servicePoint]);
  });

  it('are done again where a copied disk goes on, and does not know that it is one', async () => {
    await calm.now.server.backUp();
    const id = somebodyMoves(5);
    await sync(there, here);
    await calm.now.server.restore();
    there.restore(false);
    await forgetLost(calm.now.stations, calm.now.server);
    makePerson(there, calm.now.dice);
    await sync(there, here);
    expect(await calm.now.healed()).toEqual([]);
    expect([homeOf(id, here), homeOf(id, there)]).toEqual([here.parts.servicePoint, here.parts.servicePoint]);
  });

  it('are not doubled where what came before turns up at another station later', async () => {
    await calm.now.server.backUp();
    const id = somebodyMoves(5);
    await sync(there, here);
    const copy = there.parts.organisation.people.length;
    await calm.now.server.restore();
    there.restore(true);
    await forgetLost(calm.now.stations, calm.now.server);
    await sync(there, here, here);
    for (let done = 0; done < 3; done += 1) makePerson(there, calm.now.dice);
    await sync(there, here);
    expect(await calm.now.healed()).toEqual([]);
    expect(there.parts.organisation.people.length).toBe(copy + 3);
    expect(homeOf(id, there)).toBe(here.parts.servicePoint);
  });

  it('have their places at a station that they do not concern any more where they stand', async () => {
    await calm.now.server.backUp();
    const id = somebodyMoves(0);
    await sync(there, here);
    expect(homeOf(id, here)).toBe(here.parts.servicePoint);
    await calm.now.server.restore();
    // The move is under no number any more: a copied disk goes on from before it.
    there.restore(false);
    await forgetLost(calm.now.stations, calm.now.server);
    makePerson(there, calm.now.dice);
    await sync(there, here, here);
    // The move alone: it is the other station's to do again.
    expect(homeless(here)).toBe(1);
    expect(homeOf(id, here)).toBe(there.parts.servicePoint);
    expect(await calm.now.healed()).toEqual([]);
    expect(homeOf(id, here)).toBe(here.parts.servicePoint);
  });

  it('are sent once more where the server forgets also what it kept of them', async () => {
    const beside = calm.station(1);
    await calm.now.server.backUp();
    here.backUp();
    for (const station of [here, beside, here]) {
      makePerson(station, calm.now.dice);
      await sync(station, here, beside);
    }
    await calm.now.server.restore();
    // The other station sends the first of them, and no more before a copied disk goes on under the same number: what it sends then is kept for that one.
    let taken = 0;
    beside.wire.bent = (_path, text) => {
      taken += text.includes('"taken"') ? 1 : 0;
      beside.wire.cut ||= taken > calm.now.stations.length;
      return text;
    };
    await sync(beside);
    here.restore(false);
    makePerson(here, calm.now.dice);
    await sync(here);
    beside.wire.bent = (_path, text) => text;
    beside.wire.cut = false;
    await beside.sync.now();
    expect([homeless(beside), beside.store.outbox.waiting()]).toEqual([1, 0]);
    await loseServer(calm.now.stations, calm.now.server);
    expect(await calm.now.healed()).toEqual([]);
    expect([homeless(beside), here.parts.organisation.people.filter((id) => homeOf(id, beside) === undefined)]).toEqual([0, []]);
  });
});
