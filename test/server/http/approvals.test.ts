import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, httpWorld, type HttpWorld } from '../http-world.ts';
import { matrixScene, type Scene } from './matrix-scene.ts';

interface Staffed {
  readonly id: string;
  readonly token: string;
}

describe('what needs somebody else’s approval, over HTTP', () => {
  let world: HttpWorld;
  let scene: Scene;
  let desk: Staffed;
  let approver: Staffed;
  let elsewhere: Staffed;
  const reasons = { deactivate: randomUUID(), reactivate: randomUUID(), lock: randomUUID() };
  let numbers = 800;

  beforeAll(async () => {
    world = await httpWorld();
    scene = await matrixScene(world);
    const here = scene.points.own.enabled.id;
    desk = await somebody(['Operator'], here);
    approver = await somebody(['Approver', 'Operator'], here);
    elsewhere = await somebody(['Approver'], scene.points.other.enabled.id);
    await world.put(
      ['reason', { id: reasons.deactivate, type: 'deactivation', text: 'On leave', inUse: true }],
      ['reason', { id: reasons.reactivate, type: 'reactivation', text: 'Back', inUse: true }],
      ['reason', { id: reasons.lock, type: 'locking', text: 'Left', inUse: true }],
    );
  });
  afterAll(() => world.close());

  async function somebody(roles: string[], servicePointId: string): Promise<Staffed> {
    const id = randomUUID();
    numbers += 1;
    const name = { name: 'Somebody', sortName: 'Somebody', email: `${id}@example.org`, number: String(numbers) };
    const home = { servicePointId, createdAt: at };
    await world.put(
      ['person', { id, ...home, state: 'active', ...name, dataKeyId: randomUUID() }],
      ['account', { personId: id, roles, registryOperator: false }],
      ['membership', { id: randomUUID(), personId: id, ...home, role: 'service-point-user', state: 'enabled' }],
    );
    return { id, token: await world.tokenOf(id, servicePointId) };
  }

  const post = (path: string, { token }: Pick<Staffed, 'token'>, body?: unknown) => world.call('POST', path, { token, body });
  const stateOf = async (id: string): Promise<string | undefined> => (await world.world.reads.get('person', id))?.state;
  const option = (id: string, value: boolean): Promise<void> => world.put(['option', { id, value }]);

  async function ask(verb: keyof typeof reasons, id: string): Promise<string> {
    const answer = await post(`/people/${id}/${verb}`, desk, { reasonId: reasons[verb] });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return String((answer.body as { readonly requestId?: string }).requestId);
  }

  it('a deactivation waits, changes nothing yet, and is listed', async () => {
    const { id } = await somebody(['Self-service user'], scene.points.own.enabled.id);
    const requestId = await ask('deactivate', id);
    expect(await stateOf(id)).toBe('active');
    const { body } = await world.call('GET', '/requests?state=requested', { token: approver.token });
    const { requests } = body as { readonly requests: readonly { readonly id: string }[] };
    const expected = {
      row: 2,
      personId: id,
      requesterId: desk.id,
      before: { state: 'active' },
      after: { state: 'inactive', reason: 'On leave' },
    };
    expect(requests.find((one) => one.id === requestId)).toMatchObject(expected);
  });

  it('is approved by somebody else at that service point alone, and then carried out with all that follows', async () => {
    const { id } = await somebody(['Self-service user'], scene.points.own.enabled.id);
    const cardId = randomUUID();
    const card = { number: numbers, personId: id, servicePointId: scene.points.own.enabled.id, profileId: 'employee' };
    await world.put(['card', { id: cardId, ...card, state: 'active', createdAt: at }]);
    const requestId = await ask('deactivate', id);
    for (const wrong of [desk, elsewhere]) {
      const before = await world.facts();
      expect((await post(`/requests/${requestId}/approve`, wrong)).status).toBe(403);
      expect((await world.facts()).denied - before.denied).toBe(1);
    }
    expect(await stateOf(id)).toBe('active');
    expect((await post(`/requests/${requestId}/approve`, approver)).status).toBe(200);
    expect(await stateOf(id)).toBe('inactive');
    expect((await world.world.reads.get('account', id))?.roles).toEqual([]);
    expect((await world.world.reads.get('card', cardId))?.state).toBe('inactive');
    expect((await post(`/requests/${requestId}/approve`, approver)).status).toBe(409);
  });

  it('brings back what rested with the person, and no card that was deactivated for itself', async () => {
    const { id } = await somebody(['Self-service user'], scene.points.own.enabled.id);
    const card = { personId: id, servicePointId: scene.points.own.enabled.id, profileId: 'employee', createdAt: at };
    const [active, alone] = [randomUUID(), randomUUID()];
    await world.put(
      ['card', { id: active, number: numbers, ...card, state: 'active', activatedAt: '2026-02-01T08:00:00.000Z' }],
      ['card', { id: alone, number: numbers + 5000, ...card, state: 'inactive', activatedAt: '2026-02-09T08:00:00.000Z' }],
    );
    await post(`/requests/${await ask('deactivate', id)}/approve`, approver);
    await post(`/requests/${await ask('reactivate', id)}/approve`, approver);
    expect(await stateOf(id)).toBe('active');
    const states = [active, alone].map(async (cardId) => (await world.world.reads.get('card', cardId))?.state);
    expect(await Promise.all(states)).toEqual(['active', 'inactive']);
  });

  it('is nobody’s own to approve, also not with both roles', async () => {
    const { id } = await somebody(['Self-service user'], scene.points.own.enabled.id);
    const answer = await post(`/people/${id}/lock`, approver, { reasonId: reasons.lock });
    const { requestId } = answer.body as { readonly requestId: string };
    expect((await post(`/requests/${requestId}/approve`, approver)).status).toBe(403);
    expect(await stateOf(id)).toBe('active');
  });

  it('is decided once, when two approve at the same moment', async () => {
    const { id } = await somebody(['Self-service user'], scene.points.own.enabled.id);
    const second = await somebody(['Approver'], scene.points.own.enabled.id);
    const requestId = await ask('lock', id);
    const answers = await Promise.all([approver, second].map((one) => post(`/requests/${requestId}/approve`, one)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(await stateOf(id)).toBe('locked');
  });

  it('is not carried out for somebody who may not ask any more', async () => {
    const { id } = await somebody(['Self-service user'], scene.points.own.enabled.id);
    const gone = await somebody(['Operator'], scene.points.own.enabled.id);
    const answer = await post(`/people/${id}/deactivate`, gone, { reasonId: reasons.deactivate });
    const { requestId } = answer.body as { readonly requestId: string };
    await world.put(['account', { personId: gone.id, roles: [], registryOperator: false }]);
    expect((await post(`/requests/${requestId}/approve`, approver)).status).toBe(403);
    expect(await stateOf(id)).toBe('active');
  });

  it('is rejected with a reason, or taken back by whoever asked', async () => {
    const { id } = await somebody(['Self-service user'], scene.points.own.enabled.id);
    const first = await ask('deactivate', id);
    expect((await post(`/requests/${first}/reject`, approver, {})).status).toBe(400);
    expect((await post(`/requests/${first}/reject`, approver, { reason: 'Still needed.' })).status).toBe(200);
    expect(await world.world.reads.get('request', first)).toMatchObject({
      state: 'rejected',
      decidedBy: approver.id,
      rejectionReason: 'Still needed.',
    });
    const second = await ask('deactivate', id);
    expect((await post(`/requests/${second}/abort`, approver)).status).toBe(403);
    expect((await post(`/requests/${second}/abort`, desk)).status).toBe(200);
    expect((await world.world.reads.get('request', second))?.state).toBe('aborted');
    expect(await stateOf(id)).toBe('active');
  });

  it('is done at once where the option is off, and an entry waits where its option is on', async () => {
    const { id } = await somebody(['Self-service user'], scene.points.own.enabled.id);
    await option('users-deactivation-approval', false);
    expect(await ask('deactivate', id)).toBe('undefined');
    expect(await stateOf(id)).toBe('inactive');
    await option('users-deactivation-approval', true);
    await option('users-creation-approval', true);
    const entered = await post('/people', desk, { name: 'New Person', email: `${randomUUID()}@example.org` });
    const { personId, requestId } = entered.body as { readonly personId: string; readonly requestId: string };
    expect(await stateOf(personId)).toBe('requested');
    expect((await post(`/requests/${requestId}/approve`, approver)).status).toBe(200);
    expect(await stateOf(personId)).toBe('active');
    expect((await world.world.reads.get('account', personId))?.roles).toEqual(['Self-service user']);
    await option('users-creation-approval', false);
  });

  it('a first service point is opened by its admin, a second one by a Registry operator alone', async () => {
    const worksAt = scene.points.own.enabled.id;
    const admin = { token: await scene.token({ role: 'servicePointAdmin', standing: 'enabled', by: 'person', home: 'enabled', worksAt }) };
    const operator = { token: await scene.token({ role: 'operator', standing: 'enabled', by: 'person', home: 'enabled', worksAt }) };
    const first = await scene.newRequest(scene.points.own.enabled);
    for (const body of [undefined, {}, { reason: ' ' }])
      expect((await post(`/access-requests/${first}/reject`, admin, body)).status).toBe(400);
    const refused = await scene.newRequest(scene.points.own.enabled);
    expect((await post(`/access-requests/${refused}/reject`, admin, { reason: 'Ask at South campus.' })).status).toBe(200);
    expect((await world.world.reads.get('access-request', refused))?.reason).toBe('Ask at South campus.');
    expect((await post(`/access-requests/${first}/approve`, admin)).status).toBe(200);
    expect((await post(`/access-requests/${first}/approve`, admin)).status).toBe(409);
    const { personId } = await scene.newMember(scene.points.other.enabled, 'servicePointUser');
    const second = randomUUID();
    const request = { servicePointId: worksAt, personId, identityProvider: 'local', state: 'requested' as const, requestedAt: at };
    await world.put(['access-request', { id: second, ...request }]);
    expect((await post(`/access-requests/${second}/approve`, admin)).status).toBe(403);
    expect((await post(`/access-requests/${second}/approve`, operator)).status).toBe(200);
    const members = await world.world.reads.find('membership', { personId });
    expect(members.find(({ servicePointId }) => servicePointId === worksAt)).toMatchObject({
      state: 'enabled',
      role: 'service-point-user',
    });
  });
});
