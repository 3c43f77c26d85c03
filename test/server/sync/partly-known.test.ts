import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePerson, movePerson } from '../../simulation/acts.ts';
import { SimBed } from '../../simulation/sim-bed.ts';
import type { SimStation } from '../../simulation/sim-station.ts';
import { forgetLost, simWorld, type SimWorld } from '../../simulation/simulation.ts';
import { freshDatabase } from '../fresh-database.ts';

let bed: SimBed;
let world: SimWorld;
/** Two stations of one service point, and one of another. */
let here: SimStation;
let there: SimStation;
beforeAll(async () => {
  const { url, superuserUrl } = await freshDatabase();
  bed = await SimBed.open({ databaseUrl: url, adminUrl: superuserUrl });
});
beforeEach(async () => {
  world = await simWorld({ bed, seed: 3 });
  world.server.calm = true;
  const [first, , third] = world.stations;
  if (first === undefined || third === undefined) throw new RangeError('expected three stations');
  [here, there] = [first, third];
});
afterEach(() => world.close());
afterAll(() => bed.close());

async function sync(...stations: readonly SimStation[]): Promise<void> {
  for (const { sync: one } of stations) {
    await one.push();
    await one.pull(0);
  }
}
/** Somebody whom the third station enters, beside others, and who moves to the first. */
function somebodyMoves(between: number): string {
  makePerson(there, world.dice);
  const id = there.parts.organisation.people.at(-1) ?? '';
  there.backUp();
  for (let done = 0; done < between; done += 1) makePerson(there, world.dice);
  movePerson(there, world.dice, id);
  return id;
}
const homeOf = (id: string, at: SimStation): string | undefined => at.store.get('person', id)?.servicePointId;
const homeless = (at: SimStation): number => at.facts().filter(({ epoch, placed }) => epoch >= 0 && placed === 0).length;

describe('Facts of a station that another knows in part, once server and station lost them', () => {
  it('are done again by the station that wrote them, although nobody has what came before', async () => {
    await world.server.backUp();
    const id = somebodyMoves(5);
    await sync(there, here);
    expect(homeOf(id, here)).toBe(here.parts.servicePoint);
    await world.server.restore();
    there.restore(true);
    await forgetLost(world.stations, world.server);
    await sync(there, here);
    expect(homeOf(id, there)).toBe(there.parts.servicePoint);
    expect(await world.healed()).toEqual([]);
    expect([homeOf(id, here), homeOf(id, there)]).toEqual([here.parts.servicePoint, here.parts.servicePoint]);
  });

  it('are done again where a copied disk goes on, and does not know that it is one', async () => {
    await world.server.backUp();
    const id = somebodyMoves(5);
    await sync(there, here);
    await world.server.restore();
    there.restore(false);
    await forgetLost(world.stations, world.server);
    makePerson(there, world.dice);
    await sync(there, here);
    expect(await world.healed()).toEqual([]);
    expect([homeOf(id, here), homeOf(id, there)]).toEqual([here.parts.servicePoint, here.parts.servicePoint]);
  });

  it('are not doubled where what came before turns up at another station later', async () => {
    await world.server.backUp();
    const id = somebodyMoves(5);
    await sync(there, here);
    const copy = there.parts.organisation.people.length;
    await world.server.restore();
    there.restore(true);
    await forgetLost(world.stations, world.server);
    await sync(there, here, here);
    for (let done = 0; done < 3; done += 1) makePerson(there, world.dice);
    await sync(there, here);
    expect(await world.healed()).toEqual([]);
    expect(there.parts.organisation.people.length).toBe(copy + 3);
    expect(homeOf(id, there)).toBe(here.parts.servicePoint);
  });

  it('have their places at a station that they do not concern any more where they stand', async () => {
    await world.server.backUp();
    const id = somebodyMoves(0);
    await sync(there, here);
    expect(homeOf(id, here)).toBe(here.parts.servicePoint);
    await world.server.restore();
    // The move is under no number any more: a copied disk goes on from before it.
    there.restore(false);
    await forgetLost(world.stations, world.server);
    makePerson(there, world.dice);
    await sync(there, here, here);
    // The move alone: it is the other station's to do again.
    expect(homeless(here)).toBe(1);
    expect(homeOf(id, here)).toBe(there.parts.servicePoint);
    expect(await world.healed()).toEqual([]);
    expect(homeOf(id, here)).toBe(here.parts.servicePoint);
  });
});
