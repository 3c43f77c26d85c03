import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { writeBearer, hashSecret } from '../../../server/actions/api-keys.ts';
import { hashPassword, putPassword } from '../../../server/http/credentials.ts';
import { scratchAuthority } from '../../electron/authority/scratch-authority.ts';
import { at, type HttpWorld, raidExample } from '../http-world.ts';
import { random } from '../server-world.ts';
import type { GoodRequest, GoodRequests } from './good-request.ts';
import { goodSyncRequests } from './good-sync-requests.ts';
import type { Scene } from './matrix-scene.ts';

export type { GoodRequest, GoodRequests } from './good-request.ts';

const PASSWORD = 'a password of nobody else';

/** Someone at a desk, who may what the first table lets an Operator do. */
async function desk(
  world: HttpWorld,
  servicePointId: string,
  roles: string[],
): Promise<{ readonly token: string; readonly email: string; readonly id: string }> {
  const [id, email] = [randomUUID(), `desk-${randomUUID().slice(0, 8)}@example.org`];
  const home = { servicePointId, createdAt: at };
  const known = { name: 'Desk', sortName: 'Desk', email, number: '700', dataKeyId: randomUUID() };
  await world.put(
    ['person', { id, ...home, state: 'active', ...known }],
    ['account', { personId: id, roles, registryOperator: false }],
    ['membership', { id: randomUUID(), personId: id, ...home, role: 'service-point-user', state: 'enabled' }],
  );
  await putPassword(id, await hashPassword(PASSWORD), world.world);
  return { id, email, token: await world.tokenOf(id, servicePointId) };
}

/** Somebody who belongs nowhere yet. */
async function newcomer(world: HttpWorld, servicePointId: string, state: 'active' | 'inactive' = 'active'): Promise<string> {
  const id = randomUUID();
  const known = { name: 'New', sortName: 'New', email: `${id}@example.org`, number: '701', dataKeyId: randomUUID() };
  await world.put(
    ['person', { id, servicePointId, state, ...known, createdAt: at }],
    ['account', { personId: id, roles: ['Self-service user'], registryOperator: false }],
  );
  return id;
}

async function keyWithSecret(world: HttpWorld, servicePointId: string, makerId: string): Promise<string> {
  const [id, hashBlobId, secret] = [randomUUID(), randomUUID(), random(32)];
  const key = { subject: `program ${id}`, role: 'service-point-user' as const, makerId, enabled: true, hashBlobId };
  await world.put(['api-key', { id, servicePointId, ...key, expiresAt: '2090-01-01T00:00:00.000Z', createdAt: at }]);
  await world.world.writes.run((writer) => {
    writer.seal({ id: hashBlobId, kind: 'api-key-hash', bytes: hashSecret(secret) });
    return Promise.resolve();
  });
  return writeBearer(id, secret);
}

/** A station with keys of its own, and the certificate of its authority. */
function station(): Readonly<Record<string, string>> {
  const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
  const signingSpki = spki(generateKeyPairSync('ed25519').publicKey);
  const wrappingSpki = spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
  const authority = Buffer.from(scratchAuthority({ startMs: Date.now() }).issuing).toString('base64');
  return { id: randomUUID(), name: 'Desk', signingSpki, wrappingSpki, authority };
}

const pointBody = () => ({
  name: `Point ${randomUUID()}`,
  adminEmail: 'a@example.org',
  techEmail: 't@example.org',
  identifierOwner: 'https://ror.org/038sjwq14',
  appWritesEnabled: true,
  enabled: true,
});

/** Acts on staff, keys and service points, each on something made for it. */
function aboutStaff(world: HttpWorld, scene: Scene, token: string): GoodRequests {
  const here = scene.points.own.enabled;
  const member = async (): Promise<string> => (await scene.newMember(here, 'servicePointUser')).membershipId;
  const rested = async (path: string, id: string): Promise<string> => {
    await world.call('POST', `${path}/${id}/disable`, { token });
    return id;
  };
  const key = () => ({ subject: `program ${randomUUID()}`, role: 'service-point-user' });
  return {
    'PUT /staff/{id}/role': async () => ({ id: await member(), token, body: { role: 'service-point-admin' } }),
    'POST /staff/{id}/disable': async () => ({ id: await member(), token }),
    'POST /staff/{id}/enable': async () => ({ id: await rested('/staff', await member()), token }),
    'POST /access-requests/{id}/approve': async () => ({ id: await scene.newRequest(here), token }),
    'POST /access-requests/{id}/reject': async () => ({ id: await scene.newRequest(here), token, body: { reason: 'Ask elsewhere.' } }),
    'POST /service-point/{id}/api-keys': () => Promise.resolve({ id: here.id, token, body: key() }),
    'POST /api-keys/{id}/extend': async () => ({ id: await scene.newKey(here), token }),
    'POST /api-keys/{id}/disable': async () => ({ id: await scene.newKey(here), token }),
    'POST /api-keys/{id}/enable': async () => ({ id: await rested('/api-keys', await scene.newKey(here)), token }),
    'POST /service-point/{id}/enable': async () => ({ id: (await scene.newPoint(false)).id, token }),
    'POST /service-point/{id}/disable': async () => ({ id: (await scene.newPoint(true)).id, token }),
    'PUT /session/service-point': () => Promise.resolve({ token, body: { servicePointId: here.id } }),
  };
}

export async function goodRequests(world: HttpWorld, scene: Scene): Promise<GoodRequests> {
  const here = scene.points.own.enabled;
  const atDesk = await desk(world, here.id, ['Operator']);
  const approver = await desk(world, here.id, ['Approver']);
  const administrator = await desk(world, here.id, ['Administrator']);
  const operator = await scene.token({ role: 'operator', standing: 'enabled', by: 'person', home: 'enabled', worksAt: here.id });
  const { token } = atDesk;
  const reasons = { deactivate: randomUUID(), reactivate: randomUUID(), lock: randomUUID() };
  const types = { deactivate: 'deactivation', reactivate: 'reactivation', lock: 'locking' } as const;
  for (const [verb, id] of Object.entries(reasons))
    await world.put(['reason', { id, type: types[verb as keyof typeof types], text: verb, inUse: true }]);
  const cardId = randomUUID();
  await world.put([
    'card',
    { id: cardId, number: 1042, personId: atDesk.id, servicePointId: here.id, profileId: 'employee', state: 'active', createdAt: at },
  ]);
  const bearer = await keyWithSecret(world, here.id, atDesk.id);
  const someone = async (): Promise<string> => (await scene.newMember(here, 'servicePointUser')).personId;
  const person = async (verb: 'deactivate' | 'lock'): Promise<GoodRequest> => ({
    id: await someone(),
    token,
    body: { reasonId: reasons[verb] },
  });
  const asked = async (): Promise<string> => {
    const { body } = await world.call('POST', `/people/${await someone()}/deactivate`, { token, body: { reasonId: reasons.deactivate } });
    return String((body as { readonly requestId?: string }).requestId);
  };
  const raid = await scene.newRaid(here);
  const newest = async (): Promise<Record<string, unknown>> =>
    JSON.parse((await world.world.raidByHandle(raid.handle))?.metadata ?? '{}') as Record<string, unknown>;
  const byKey = { grant_type: 'client_credentials', client_secret: bearer };
  const adminKey = await scene.token({ standing: 'enabled', home: 'enabled', worksAt: here.id, role: 'servicePointAdmin', by: 'key' });
  return {
    ...goodSyncRequests(world, adminKey ?? ''),
    'POST /oauth/token': () => Promise.resolve({ body: byKey }),
    'POST /realms/raid/protocol/openid-connect/token': () =>
      Promise.resolve({ body: { grant_type: 'password', username: atDesk.email, password: PASSWORD } }),
    'POST /access-requests': async () => ({
      token: await world.tokenOf(await newcomer(world, here.id)),
      body: { servicePointId: here.id },
    }),
    'GET /people': () => Promise.resolve({ token }),
    'GET /cards': () => Promise.resolve({ token }),
    'GET /people/{id}': async () => ({ id: await someone(), token }),
    'GET /cards/{id}': () => Promise.resolve({ id: cardId, token }),
    'POST /people': () => Promise.resolve({ token, body: { name: 'Somebody New', email: `${randomUUID()}@example.org` } }),
    'POST /people/{id}/deactivate': () => person('deactivate'),
    'POST /people/{id}/lock': () => person('lock'),
    'POST /people/{id}/reactivate': async () => ({
      id: await newcomer(world, here.id, 'inactive'),
      token,
      body: { reasonId: reasons.reactivate },
    }),
    ...aboutStaff(world, scene, operator),
    'POST /stations': () => Promise.resolve({ token: administrator.token, body: { ...station(), servicePointId: here.id } }),
    'GET /reasons': () => Promise.resolve({ token }),
    'POST /reasons': () => Promise.resolve({ token, body: { type: 'locking', text: `reason ${randomUUID()}` } }),
    'GET /requests': () => Promise.resolve({ token }),
    'POST /requests/{id}/approve': async () => ({ id: await asked(), token: approver.token }),
    'POST /requests/{id}/reject': async () => ({ id: await asked(), token: approver.token, body: { reason: 'Not now.' } }),
    'POST /requests/{id}/abort': async () => ({ id: await asked(), token }),
    'POST /service-point/': () => Promise.resolve({ token: operator, body: pointBody() }),
    'PUT /service-point/{id}': async () => ({ id: (await scene.newPoint(true)).id, token: operator, body: pointBody() }),
    'POST /service-point/{id}/staff': async () => ({
      id: (await scene.newPoint(true)).id,
      token: operator,
      body: { personId: await someone(), role: 'service-point-user' },
    }),
    'POST /raid/': () => Promise.resolve({ token: operator, body: raidExample() }),
    'PUT /raid/{prefix}/{suffix}': async () => ({
      id: raid.handle,
      token: operator,
      body: { ...(await newest()), alternateUrl: [{ url: `https://example.org/${randomUUID()}` }] },
    }),
    'PATCH /raid/{prefix}/{suffix}': async () => ({
      id: raid.handle,
      token: operator,
      body: { contributor: (await newest())['contributor'] },
    }),
    'GET /raid/{prefix}/{suffix}/{version}': async () => {
      const { body } = await world.call('POST', '/raid/', { token: operator, body: raidExample() });
      const { identifier } = body as { readonly identifier: { readonly id: string } };
      return { id: identifier.id.replace('https://raid.org/', ''), token: operator };
    },
  };
}
