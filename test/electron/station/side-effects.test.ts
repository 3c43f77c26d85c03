import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sideEffects } from '../../../core/lifecycles/side-effect.ts';
import { sideEffectsOf } from '../../../core/lifecycles/side-effects.ts';
import { cardScenes } from './effects-cards.ts';
import { peopleScenes } from './effects-people.ts';
import { poolScenes } from './effects-pool.ts';
import { approvedOf, carried, requestScenes } from './effects-requests.ts';
import type { Scene } from './effects-scenes.ts';
import { found } from './path.ts';
import { type PeopleWorld, withoutApproval } from './people-world.ts';
import { Register } from './register.ts';
import { TestStation } from './test-station.ts';

type Thing = keyof typeof sideEffectsOf;

let world: PeopleWorld;
beforeAll(async () => {
  const station = await TestStation.open();
  await found(station);
  world = { station, register: new Register(station) };
  await withoutApproval(world.station, 'deactivation', 'reactivation', 'locking');
});
afterAll(() => world.station.close());

function said(thing: Thing, event: string): readonly string[] {
  const names = (sideEffectsOf[thing] as Readonly<Record<string, readonly (keyof typeof sideEffects)[]>>)[event] ?? [];
  return [...new Set(names.flatMap((name): readonly string[] => sideEffects[name].shows))].toSorted();
}

async function happened(scenes: readonly Scene[]): Promise<readonly string[]> {
  const seen = new Set<string>();
  for (const scene of scenes) for (const one of await scene.bring(world)) seen.add(one);
  return [...seen].toSorted();
}

/** Of a request: tried below, with what it carries out. */
const APPROVE = 'approve';

/** Events that no action and no job of the program brings about: such a thing is made in a later state. */
const NEVER: Readonly<Record<Thing, readonly string[]>> = { person: ['activate'], card: ['request'], 'temporary-card': [], request: [] };

const apart = (thing: Thing): readonly string[] => [...NEVER[thing], ...(thing === 'request' ? [APPROVE] : [])];

const things: readonly (readonly [Thing, readonly Scene[]])[] = [
  ['person', peopleScenes],
  ['card', cardScenes],
  ['temporary-card', poolScenes],
  ['request', requestScenes],
];

describe.each(things)('beside a %s changes what the table says, and nothing else', (thing, scenes) => {
  const events = Object.keys(sideEffectsOf[thing]);

  it('in every event', () => {
    expect([...new Set([...scenes.map(({ event }) => event), ...apart(thing)])].toSorted()).toEqual(events.toSorted());
  });

  it.each(events.filter((event) => !apart(thing).includes(event)))('%s', async (event) => {
    expect(await happened(scenes.filter((scene) => scene.event === event))).toEqual(said(thing, event));
  });

  it.each(NEVER[thing].map((event) => [event]))('%s comes about by nothing', (event) => {
    expect(said(thing, event)).toEqual([]);
  });
});

it.each(carried)('beside a request that is approved changes what $event of a $thing changes, and whoever asked is told', async (asked) => {
  const { thing, event, shows } = asked;
  // Of a request, that it is approved is its own event; a session is told of when it next calls.
  const own = said(thing, event).filter((one) => one !== 'request approved' && one !== 'session ended');
  expect(sideEffectsOf.request.approve).toContain('asked-done');
  const expected = new Set([...said('request', APPROVE), ...own, ...shows]);
  expect([...new Set(await approvedOf(world, asked))].toSorted()).toEqual([...expected].toSorted());
});
