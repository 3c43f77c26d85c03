import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword, putPassword } from '../../../server/http/credentials.ts';
import { at, httpWorld, type HttpWorld } from '../http-world.ts';
import { matrixScene, type Scene } from './matrix-scene.ts';

const PASSWORD = 'correct horse battery staple';
let late = 0;
let world: HttpWorld;
let scene: Scene;
let numbers = 900;
beforeAll(async () => {
  world = await httpWorld({ parts: { now: () => Date.now() + late } });
  scene = await matrixScene(world);
});
afterAll(() => world.close());

interface Somebody {
  readonly id: string;
  readonly email: string;
  readonly membershipId: string;
}

async function somebody(servicePointId = scene.points.own.enabled.id): Promise<Somebody> {
  const [id, membershipId] = [randomUUID(), randomUUID()];
  numbers += 1;
  const email = `${id}@example.org`;
  const home = { servicePointId, createdAt: at };
  const known = { name: 'A', sortName: 'A', email, number: String(numbers), dataKeyId: randomUUID() };
  await world.put(
    ['person', { id, ...home, state: 'active', ...known }],
    ['account', { personId: id, roles: ['Self-service user'], registryOperator: false }],
    ['membership', { id: membershipId, personId: id, ...home, role: 'service-point-user', state: 'enabled' }],
  );
  await putPassword(id, await hashPassword(PASSWORD), world.world);
  return { id, email, membershipId };
}

const become = (id: string, state: 'inactive' | 'locked'): Promise<void> =>
  world.world.writes.run((writer) =>
    writer.append({ kind: 'observation', action: 'test.put', who: {}, changes: [{ record: 'person', id, set: { state } }] }),
  );

async function signIn(username: string, password: string) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams({ grant_type: 'password', username, password }).toString();
  const answer = await world.app.inject({ method: 'POST', url: '/oauth/token', headers, payload });
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(answer.body) as Readonly<Record<string, unknown>> };
}
const reads = async (token: string): Promise<number> => (await world.call('GET', '/raid/', { token })).status;

describe('signing in with a password', () => {
  it('gives a token of an hour for the first service point that is open', async () => {
    const { email } = await somebody();
    const { status, body } = await signIn(email.toUpperCase(), PASSWORD);
    expect([status, body['token_type'], body['expires_in']]).toEqual([200, 'Bearer', 3600]);
    const token = String(body['access_token']);
    expect((await world.call('GET', '/access', { token })).body).toMatchObject({ servicePointId: scene.points.own.enabled.id });
  });

  it('never tells whether there is such an account, and slows down whoever tries', async () => {
    const { email } = await somebody();
    for (const username of [email, `${randomUUID()}@example.org`]) {
      const answers = [];
      for (let tries = 0; tries < 4; tries += 1) answers.push(await signIn(username, 'wrong'));
      expect(
        answers.map(({ status }) => status),
        username,
      ).toEqual([401, 401, 401, 429]);
      expect(answers[0]?.body['detail']).toBe('wrong-password');
      expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await signIn(email, PASSWORD)).status).toBe(429);
  });

  it('is not for somebody who is not Active', async () => {
    const { id, email } = await somebody();
    await become(id, 'inactive');
    expect((await signIn(email, PASSWORD)).status).toBe(401);
  });
});

describe('a token', () => {
  it('is worth nothing once it is over', async () => {
    const { id } = await somebody();
    const token = await world.tokenOf(id, scene.points.own.enabled.id);
    expect(await reads(token)).toBe(200);
    late = 3_601_000;
    expect(await reads(token)).toBe(401);
    late = 0;
  });

  it('is worth nothing with another signature, another algorithm, another organisation, or a claim that was changed', async () => {
    const { id } = await somebody();
    const token = await world.tokenOf(id, scene.points.own.enabled.id);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const issuer = `cardwright/${world.world.keys.tenant}`;
    const operator = await scene.token({
      role: 'operator',
      standing: 'enabled',
      by: 'person',
      home: 'enabled',
      worksAt: scene.points.own.enabled.id,
    });
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    const hs256 = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'at+jwt' })).toString('base64url');
    const publicKey = world.world.keys.tokens.publicKey.export({ type: 'spki', format: 'pem' });
    const { privateKey } = generateKeyPairSync('ed25519');
    const ours = (of: string): Promise<string> =>
      new SignJWT({ kind: 'person' })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
        .setIssuer(of)
        .setAudience(of)
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(world.world.keys.tokens.privateKey);
    const untyped = new SignJWT({ kind: 'person' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(issuer)
      .setAudience(issuer)
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('1h');
    const forged = [
      `${none}.${claims}.`,
      `${hs256}.${claims}.${createHmac('sha256', publicKey).update(`${hs256}.${claims}`).digest('base64url')}`,
      `${head}.${operator.split('.')[1] ?? ''}.${signature}`,
      `${head}.${claims}.${Buffer.alloc(64).toString('base64url')}`,
      await ours(`cardwright/${randomUUID()}`),
      await untyped.sign(world.world.keys.tokens.privateKey),
      await untyped.sign(privateKey),
    ];
    expect(await reads(await ours(issuer))).toBe(403);
    for (const [number, one] of forged.entries()) expect(await reads(one), `forgery ${number}`).toBe(401);
  });

  it('is worth what its person is worth at the next call: disabled, enabled, locked', async () => {
    const { id, membershipId } = await somebody();
    const worksAt = scene.points.own.enabled.id;
    const token = await world.tokenOf(id, worksAt);
    const admin = await scene.token({ role: 'servicePointAdmin', standing: 'enabled', by: 'person', home: 'enabled', worksAt });
    expect(await reads(token)).toBe(200);
    expect((await world.call('POST', `/staff/${membershipId}/disable`, { token: admin })).status).toBe(200);
    expect(await reads(token)).toBe(403);
    expect((await world.call('GET', '/access', { token })).body).toMatchObject({ memberships: [{ state: 'disabled' }] });
    expect((await world.call('POST', '/access-requests', { token, body: { servicePointId: worksAt } })).status).toBe(201);
    expect((await world.call('POST', `/staff/${membershipId}/enable`, { token: admin })).status).toBe(200);
    expect(await reads(token)).toBe(200);
    await become(id, 'locked');
    expect(await reads(token)).toBe(401);
  });

  it('leads to another service point where its person belongs, by another token', async () => {
    const { id } = await somebody();
    const other = scene.points.other.enabled;
    const token = await world.tokenOf(id, scene.points.own.enabled.id);
    const go = (to: string) => world.call('PUT', '/session/service-point', { token, body: { servicePointId: to } });
    expect((await go(other.id)).status).toBe(403);
    await world.put([
      'membership',
      { id: randomUUID(), personId: id, servicePointId: other.id, role: 'service-point-user', state: 'enabled', createdAt: at },
    ]);
    const { body } = await go(other.id);
    const there = String((body as { readonly access_token: string }).access_token);
    const { handle } = await scene.newRaid(other);
    const handles = async (one: string) => JSON.stringify((await world.call('GET', '/raid/', { token: one })).body).includes(handle);
    expect([await handles(there), await handles(token)]).toEqual([true, false]);
  });
});
