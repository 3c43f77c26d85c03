import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aKey, forge, pointsWorld, type PointsWorld } from './points-world.ts';
import type { Somebody } from './register.ts';
import { OPERATOR } from './test-station.ts';

let world: PointsWorld;
let user: Somebody;
let ada: Somebody;
beforeAll(async () => {
  world = await pointsWorld();
  const { register, points } = world;
  user = register.person('Uli User', { memberships: [{}] });
  ada = register.person('Ada Ampère');
  register.person('Bea Adamson');
  register.person('Adam Inactive', { state: 'inactive' });
  register.person('Adam Elsewhere', { servicePointId: points.other });
  for (let more = 0; more < 12; more += 1) register.person(`Many Sames ${more}`);
});
afterAll(() => world.station.close());

const found = async (text: string): Promise<readonly string[]> =>
  (await world.station.call('raid.find-person', { text })).people.map(({ name }) => name);

describe('somebody to link a contributor to, looked for by a Service Point User without another role', () => {
  beforeAll(() => world.station.signIn(user));

  it('is found by how words of the name begin, without case and accents; active, and of the own service point', async () => {
    expect([...(await found('ada'))].toSorted()).toEqual(['Ada Ampère', 'Bea Adamson']);
    expect(await found('ampere ada')).toEqual(['Ada Ampère']);
    expect(await found('dam')).toEqual([]);
    expect(await found('elsewhere')).toEqual([]);
    expect(await found('%%')).toEqual([]);
  });

  it('is found by the whole e-mail and no part of it, and not by number', async () => {
    expect(await found(ada.email.toUpperCase())).toEqual(['Ada Ampère']);
    expect(await found(ada.email.slice(0, -1))).toEqual([]);
    expect(await found('example.org')).toEqual([]);
    expect(await found('T-2')).toEqual([]);
  });

  it('comes with name and id, and no more than eight of them', async () => {
    const { people } = await world.station.call('raid.find-person', { text: 'ada' });
    expect(people.map((one) => Object.keys(one).toSorted())).toEqual([
      ['id', 'name'],
      ['id', 'name'],
    ]);
    expect((await found('sames')).length).toBe(8);
    expect(await world.station.refusal('raid.find-person', { text: 'a' })).toBe('input-invalid');
  });

  it('is refused the whole register all the same', async () => {
    expect(await world.station.refusal('person.find', { text: 'ada', limit: 5 })).toBe('denied');
  });
});

describe('others', () => {
  it.each([
    ['who are let in nowhere', {}],
    ['whose request waits', { memberships: [{ state: 'pending' }] }],
    ['who are disabled', { memberships: [{ state: 'disabled' }] }],
  ] as const)('%s find nobody', async (_who, standing) => {
    await world.station.signIn(world.register.person('Nora Nowhere', standing));
    expect(await world.station.refusal('raid.find-person', { text: 'ada' })).toBe('denied');
  });

  it('find nobody with a key', async () => {
    const bearer = await aKey(
      world,
      world.register.person('Mina Maker', { memberships: [{ role: 'service-point-admin' }] }),
      'service-point-admin',
    );
    const reply = await forge(world, { action: 'raid.find-person', input: { text: 'ada' }, bearer });
    expect(reply.ok ? '' : reply.failure.params?.['because']).toBe('api-key-refused');
  });

  it('who are Registry operators find people of every service point', async () => {
    await world.station.signIn(OPERATOR);
    expect(await found('adam elsewhere')).toEqual(['Adam Elsewhere']);
  });
});
