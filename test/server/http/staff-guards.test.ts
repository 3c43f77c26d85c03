import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, at, httpWorld, type HttpWorld } from '../http-world.ts';
import { matrixScene, type Scene } from './matrix-scene.ts';

interface Staffed {
  readonly id: string;
  readonly membershipId: string;
  readonly token: string;
}

let world: HttpWorld;
let scene: Scene;
let here: string;
let olga: Staffed;
let anton: Staffed;
let numbers = 600;
const reasonId = randomUUID();

/** As after the first start: one with Operator, Administrator and Registry operator, one with Approver. */
beforeAll(async () => {
  world = await httpWorld();
  scene = await matrixScene(world);
  here = scene.points.own.enabled.id;
  olga = await somebody({ roles: ['Operator', 'Administrator'], registryOperator: true });
  anton = await somebody({ roles: ['Approver'] });
  await world.put(
    ['reason', { id: reasonId, type: 'deactivation', text: 'On leave', inUse: true }],
    ['option', { id: 'users-deactivation-approval', value: false }],
  );
});
afterAll(() => world.close());

async function somebody(
  account: { readonly roles?: string[]; readonly registryOperator?: boolean },
  role: 'service-point-user' | 'service-point-admin' = 'service-point-user',
): Promise<Staffed> {
  const [id, membershipId] = [randomUUID(), randomUUID()];
  numbers += 1;
  const home = { servicePointId: here, createdAt: at };
  const name = { name: 'Somebody', sortName: 'Somebody', email: `${id}@example.org`, number: String(numbers) };
  await world.put(
    ['person', { id, ...home, state: 'active', ...name, dataKeyId: randomUUID() }],
    ['account', { personId: id, roles: [...(account.roles ?? [])], registryOperator: account.registryOperator ?? false }],
    ['membership', { id: membershipId, personId: id, ...home, role, state: 'enabled' }],
  );
  return { id, membershipId, token: await world.tokenOf(id, here) };
}

const post = (path: string, { token }: Staffed, body?: unknown) => world.call('POST', path, { token, body });
const demote = (whom: Staffed, { token }: Staffed) =>
  world.call('PUT', `/staff/${whom.membershipId}/role`, { token, body: { role: 'service-point-user' } });
const refused = ({ status, body }: Answered) => [status, (body as { readonly detail?: string }).detail];

describe('last holders, over HTTP', () => {
  it('the last Registry operator is neither demoted nor disabled nor deactivated, by nobody', async () => {
    const resting = await somebody({ registryOperator: true });
    expect((await post(`/staff/${resting.membershipId}/disable`, olga)).status).toBe(200);
    for (const answer of [await demote(olga, olga), await post(`/staff/${olga.membershipId}/disable`, olga)])
      expect(answer.status, JSON.stringify(answer.body)).toBe(403);
    const desk = await somebody({ roles: ['Operator'] });
    const last = await post(`/people/${olga.id}/deactivate`, desk, { reasonId });
    expect(refused(last), JSON.stringify(last.body)).toEqual([403, expect.stringContaining('last-holder')]);
  });

  it('the last Approver is not disabled; once there is another, they are', async () => {
    const last = await post(`/staff/${anton.membershipId}/disable`, olga);
    expect(refused(last)).toEqual([403, expect.stringContaining('last-holder')]);
    await somebody({ roles: ['Approver'] });
    expect((await post(`/staff/${anton.membershipId}/disable`, olga)).status).toBe(200);
    expect((await post(`/staff/${anton.membershipId}/enable`, olga)).status).toBe(200);
  });

  it('with a second Registry operator the first may be demoted, by the other and not by themselves', async () => {
    const second = await somebody({ registryOperator: true });
    expect((await demote(second, second)).status).toBe(403);
    expect((await demote(second, olga)).status).toBe(200);
    expect((await world.call('POST', '/service-point/', { token: second.token, body: {} })).status).not.toBe(201);
    expect((await world.call('GET', '/service-point/', { token: second.token })).status).toBe(200);
  });

  it('nobody disables themselves, nor lets themselves in', async () => {
    const admin = await somebody({}, 'service-point-admin');
    expect((await post(`/staff/${admin.membershipId}/disable`, admin)).status).toBe(403);
    const there = { personId: olga.id, role: 'service-point-user' };
    expect((await post(`/service-point/${scene.points.other.enabled.id}/staff`, olga, there)).status).toBe(403);
  });
});

describe('two who answer at once', () => {
  it('one request is answered once: the other is told that it was', async () => {
    const [one, two] = [await somebody({}, 'service-point-admin'), await somebody({}, 'service-point-admin')];
    for (const verb of ['approve', 'reject']) {
      const request = await scene.newRequest(scene.points.own.enabled);
      const facts = await world.facts();
      const answers = await Promise.all([
        post(`/access-requests/${request}/approve`, one),
        post(`/access-requests/${request}/${verb}`, two, verb === 'reject' ? { reason: 'Elsewhere.' } : undefined),
      ]);
      expect(
        answers.map(({ status }) => status).toSorted((left, right) => left - right),
        verb,
      ).toEqual([200, 409]);
      const after = await world.facts();
      expect(after.all - after.denied - (facts.all - facts.denied)).toBe(1);
    }
  });
});

describe('a key', () => {
  it('outlives neither the disabling of its maker nor that of its service point, and comes back with them', async () => {
    const point = await scene.newPoint(true);
    const { personId, membershipId } = await scene.newMember(point, 'servicePointAdmin');
    const maker = { token: await world.tokenOf(personId, point.id) };
    const made = await world.call('POST', `/service-point/${point.id}/api-keys`, {
      ...maker,
      body: { subject: 'harvester', role: 'service-point-user' },
    });
    const { bearer, apiKeyId } = made.body as { readonly bearer: string; readonly apiKeyId: string };
    const token = await world.tokenOfKey(apiKeyId);
    const reads = async (): Promise<number> => (await world.call('GET', '/raid/', { token })).status;
    const exchange = async (): Promise<number> => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const payload = new URLSearchParams({ grant_type: 'client_credentials', client_secret: bearer }).toString();
      return (await world.app.inject({ method: 'POST', url: '/oauth/token', headers, payload })).statusCode;
    };
    expect([await reads(), await exchange()]).toEqual([200, 200]);
    for (const path of [`/staff/${membershipId}`, `/service-point/${point.id}`]) {
      expect((await post(`${path}/disable`, olga)).status, path).toBe(200);
      expect([await reads(), await exchange()], path).toEqual([401, 401]);
      expect((await post(`${path}/enable`, olga)).status, path).toBe(200);
      expect([await reads(), await exchange()], path).toEqual([200, 200]);
    }
  });
});
