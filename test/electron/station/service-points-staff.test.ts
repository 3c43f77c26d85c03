import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aKey, aPoint, forge, pointsWorld, type PointsWorld } from './points-world.ts';
import { APPROVER, OPERATOR } from './test-station.ts';

let world: PointsWorld;
beforeAll(async () => {
  world = await pointsWorld();
});
afterAll(() => world.station.close());

const membershipOf = (personId: string, servicePointId: string): string =>
  world.station.store.memberships.byPerson(personId).find((held) => held.servicePointId === servicePointId)?.id ?? '';

describe('Being let in', () => {
  it('asks once, again while it waits, and works at once where somebody approves', async () => {
    const { station, register, points } = world;
    const admin = register.person('Ada Admin', { memberships: [{ role: 'service-point-admin' }] });
    const newcomer = register.person('Nora Newcomer');
    await station.signIn(newcomer);
    expect(await station.refusal('raid.find', { limit: 1 })).toBe('denied');
    const first = await station.call('access.request', { servicePointId: points.own, comments: 'I start on Monday' });
    const again = await station.call('access.request', { servicePointId: points.own, comments: 'I start on Tuesday' });
    expect(again).toEqual(first);
    const mine = await station.call('access.open', {});
    expect(mine.requests.map(({ state, comments }) => [state, comments])).toEqual([['requested', 'I start on Tuesday']]);
    expect(mine.servicePoints.map(({ id }) => id)).not.toContain(points.closed);
    await station.signIn(admin);
    const { requests, staff } = await station.call('membership.find', { servicePointId: points.own });
    expect(requests.map(({ person }) => person.name)).toContain('Nora Newcomer');
    expect(staff.map(({ person }) => person.name)).not.toContain('Nora Newcomer');
    await station.call('access-request.approve', first);
    expect(await station.refusal('access-request.reject', { ...first, reason: 'Too late.' })).toBe('state-refuses');
    await station.signIn(newcomer);
    expect(await station.refusal('raid.find', { limit: 1 })).toBeUndefined();
    expect(await station.refusal('access.request', { servicePointId: points.other })).toBe('denied');
    await station.signIn(OPERATOR);
  });

  it('is rejected and may ask again', async () => {
    const { station, register, points } = world;
    const newcomer = register.person('Rex Rejected');
    await station.signIn(newcomer);
    const first = await station.call('access.request', { servicePointId: points.own });
    await station.signIn(OPERATOR);
    expect(await station.refusal('access-request.reject', { ...first, reason: ' ' })).toBe('reason-missing');
    await station.call('access-request.reject', { ...first, reason: 'Ask at South campus.' });
    await station.signIn(newcomer);
    const { requests } = await station.call('access.open', {});
    expect(requests.map(({ state, reason }) => [state, reason])).toEqual([['rejected', 'Ask at South campus.']]);
    const second = await station.call('access.request', { servicePointId: points.own });
    expect(second.accessRequestId).not.toBe(first.accessRequestId);
    expect(world.station.store.memberships.byPerson(newcomer.id)).toHaveLength(1);
    await station.signIn(OPERATOR);
  });

  it('to a second service point is a Registry operator’s to grant, and one switches there', async () => {
    const { station, register, points } = world;
    const admin = register.person('Sid South', { memberships: [{ role: 'service-point-admin', servicePointId: points.other }] });
    const user = register.person('Uma User', { memberships: [{}] });
    const asked = { personId: user.id, servicePointId: points.other, role: 'service-point-user' } as const;
    await station.signIn(admin);
    expect(await station.refusal('membership.authorise', asked)).toBe('denied');
    await station.signIn(OPERATOR);
    await station.call('membership.authorise', asked);
    expect(await station.refusal('membership.authorise', asked)).toBe('already-member');
    await station.signIn(user);
    const view = await station.call('session.switch-service-point', { servicePointId: points.other });
    expect(view.servicePoints.map(({ id, active }) => [id, active])).toEqual([
      [points.own, false],
      [points.other, true],
    ]);
    await station.signIn(OPERATOR);
  });
});

describe('Disabling', () => {
  it('bites a session and a key at their next call, and enabling brings both back', async () => {
    const { station, register, points } = world;
    const user = register.person('Dan Disabled', { memberships: [{}] });
    const bearer = await aKey(world, user, 'service-point-user');
    const list = { action: 'raid.find', input: { limit: 1 } };
    await station.signIn(user);
    const membershipId = membershipOf(user.id, points.own);
    register.change({ record: 'membership', id: membershipId, set: { state: 'disabled' } });
    expect(await station.refusal('raid.find', { limit: 1 })).toBe('denied');
    expect((await forge(world, { ...list, bearer })).ok).toBe(false);
    expect((await station.call('access.open', {})).mayAsk.allowed).toBe(true);
    await station.signIn(OPERATOR);
    await station.call('membership.enable', { membershipId });
    expect((await forge(world, { ...list, bearer })).ok).toBe(true);
    await station.signIn(user);
    expect(await station.refusal('raid.find', { limit: 1 })).toBeUndefined();
    await station.signIn(OPERATOR);
  });

  it('a Registry operator rests at every service point, and comes back as they were', async () => {
    const { station, register, points } = world;
    const other = register.person('Olive Other', {
      registryOperator: true,
      memberships: [{}, { servicePointId: points.other, role: 'service-point-admin' }],
    });
    const membershipId = membershipOf(other.id, points.own);
    await station.call('membership.disable', { membershipId });
    await station.signIn(other);
    const { memberships, registryOperator } = await station.call('access.open', {});
    expect([registryOperator, ...memberships.map(({ state }) => state)]).toEqual([false, 'disabled', 'disabled']);
    await station.signIn(OPERATOR);
    await station.call('membership.enable', { membershipId });
    await station.signIn(other);
    const back = await station.call('access.open', {});
    expect([back.registryOperator, ...back.memberships.map(({ state }) => state)]).toEqual([true, 'enabled', 'enabled']);
    await station.signIn(OPERATOR);
  });

  it('is refused for oneself and for the last who can work with a role that must not be without a holder', async () => {
    const { station, points } = world;
    const { store } = station;
    const [operator, approver] = [OPERATOR, APPROVER].map(({ email }) => store.people.byEmail(email)?.id ?? '');
    expect(await station.refusal('membership.disable', { membershipId: membershipOf(operator ?? '', points.own) })).toBe('denied');
    const reply = await station.ask('membership.disable', { membershipId: membershipOf(approver ?? '', points.own) });
    expect(reply.ok ? '' : reply.failure.params?.['because']).toBe('last-holder');
  });
});

describe('Service points', () => {
  it('have names that differ beyond case and blanks, also from a disabled one', async () => {
    const { station } = world;
    expect(await station.refusal('service-point.create', aPoint('  SOUTH campus '))).toBe('name-taken');
    expect(await station.refusal('service-point.create', aPoint('old WORKS'))).toBe('name-taken');
    expect(await station.refusal('service-point.create', { ...aPoint('North'), identifierOwner: 'https://ror.org/00rqy9421' })).toBe(
      'input-invalid',
    );
  });

  it('keep number, prefix and repository when they are changed, and say which fields were', async () => {
    const { station, points } = world;
    const before = station.store.get('service-point', points.other);
    const { enabled: _enabled, ...fields } = aPoint('South campus');
    await station.call('service-point.update', { servicePointId: points.other, ...fields, name: 'South', techEmail: 'new@example.org' });
    const after = station.store.get('service-point', points.other);
    expect(after).toMatchObject({ name: 'South', number: before?.number, prefix: before?.prefix, repositoryId: before?.repositoryId });
    expect(station.store.facts.find({ action: 'service-point.update', limit: 1 })[0]?.fact.note).toEqual({
      name: 'South',
      fields: 'name, techEmail',
    });
  });
});

describe('API keys', () => {
  it('have a role no higher than their maker’s, are shown once, and their secret is nowhere', async () => {
    const { station, register, points } = world;
    const user = register.person('Kim Keymaker', { memberships: [{}] });
    await station.signIn(user);
    const wanted = { servicePointId: points.own, subject: 'Harvester', role: 'service-point-admin' } as const;
    expect(await station.refusal('api-key.create', wanted)).toBe('denied');
    const { bearer, apiKeyId } = await station.call('api-key.create', { ...wanted, role: 'service-point-user' });
    expect(bearer).toMatch(/^cwk_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
    const { keys } = await station.call('api-key.find', { servicePointId: points.own });
    expect(keys.map(({ subject, state, works }) => [subject, state, works])).toEqual([['Harvester', 'enabled', true]]);
    expect(JSON.stringify([keys, station.store.facts.find({ limit: 50 })])).not.toContain(bearer.slice(-43));
    expect(await station.refusal('api-key.create', { ...wanted, role: 'service-point-user', subject: 'harvester' })).toBe('name-taken');
    await station.call('api-key.disable', { apiKeyId });
    expect((await forge(world, { action: 'raid.find', input: { limit: 1 }, bearer })).ok).toBe(false);
    await station.call('api-key.enable', { apiKeyId });
    const before = station.store.get('api-key', apiKeyId)?.expiresAt ?? '';
    const { expiresAt } = await station.call('api-key.extend', { apiKeyId });
    expect((Date.parse(expiresAt) - Date.parse(before)) / 86_400_000).toBe(365);
    await forge(world, { action: 'raid.find', input: { limit: 1 }, bearer });
    expect(station.store.get('api-key', apiKeyId)?.lastUsedAt).toBeDefined();
    await station.signIn(OPERATOR);
  });

  it('of a colleague are none of a plain user’s business', async () => {
    const { station, register, points } = world;
    const apiKeyId = register.apiKey(register.operator);
    await station.signIn(register.person('Nosy User', { memberships: [{}] }));
    expect((await station.call('api-key.find', { servicePointId: points.own })).keys).toEqual([]);
    expect(await station.refusal('api-key.disable', { apiKeyId })).toBe('denied');
    await station.signIn(OPERATOR);
  });
});
