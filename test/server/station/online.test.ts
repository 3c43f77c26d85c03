import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVER, OPERATOR, PASSWORD, type TestStation } from '../../electron/station/test-station.ts';
import { everythingKept } from '../../electron/station/store-state.ts';
import { aPoint } from '../../electron/station/points-world.ts';
import { aRaid } from '../../electron/station/raid-bodies.ts';
import type { HttpWorld } from '../http-world.ts';
import { AT_SERVER, OnlineScene, OTHER_PASSWORD } from './online-scene.ts';
import type { Way } from './proxy.ts';

let scene: OnlineScene;
let server: HttpWorld;
let station: TestStation;
let way: Way;
let here = '';
/** The station's clock may be put on. */
let later = 0;

beforeAll(async () => {
  scene = await OnlineScene.begin({ clock: { now: () => Date.now() + later } });
  ({ server, station, way, here } = scene);
});
afterAll(() => scene.end());

const mint = (title = 'Reef soundscapes') => ({ draftId: null, metadata: aRaid(title), people: [] });
const atServer = (method: string, path: string, body?: unknown) => scene.program(method, path, body);
const signIn = () => station.call('central.sign-in', { serverPassword: AT_SERVER });
const raidsHere = () => station.store.raids.count({ servicePointIds: station.store.all('service-point').map(({ id }) => id) });

describe('A station with a central server', () => {
  it('writes nothing before its user has signed in there, with their own e-mail', async () => {
    expect(await station.refusal('raid.mint', mint())).toBe('central-sign-in');
    expect(await station.refusal('central.sign-in', { serverPassword: PASSWORD })).toBe('wrong-password');
    expect(await station.refusal('central.sign-in', {})).toBe('input-invalid');
    later += 60_000;
    await signIn();
    expect(await station.call('central.open', {})).toMatchObject({ address: way.address, as: 'person', certificate: false });
    expect(raidsHere()).toBe(0);
  });

  it('updates and makes service points there, and keeps what the server answered', async () => {
    const { enabled: _on, ...fields } = aPoint('North campus');
    await station.call('service-point.update', { servicePointId: here, ...fields });
    expect(station.store.get('service-point', here)).toMatchObject({ prefix: '10.82481', number: 20_000_000 });
    const { servicePointId } = await station.call('service-point.create', aPoint('Harbour'));
    expect((await server.world.reads.get('service-point', servicePointId))?.name).toBe('Harbour');
    await station.call('service-point.disable', { servicePointId });
    expect((await server.world.reads.get('service-point', servicePointId))?.enabled).toBe(false);
    expect(station.store.get('service-point', servicePointId)?.enabled).toBe(false);
    expect(await station.refusal('service-point.create', aPoint('harbour '))).toBe('name-taken');
  });

  it('mints there, and shows what was edited over the API at the next look', async () => {
    const { raidId, handle } = await station.call('raid.mint', mint());
    const there = await atServer('GET', `/raid/${handle}`);
    expect(there.status).toBe(200);
    expect((await station.call('raid.open', { raidId })).metadata).toEqual(there.body);
    const edited = { ...(there.body as object), title: aRaid('Edited over the API')['title'] };
    expect((await atServer('PUT', `/raid/${handle}`, edited)).status).toBe(200);
    expect(await station.call('raid.open', { raidId })).toMatchObject({ version: 2, title: 'Edited over the API' });
    expect((await station.call('raid.compare', { raidId, from: 1, to: 2 })).differences.map(({ path }) => path)).toContain('title[0].text');
    expect(await station.call('raid.edit', { raidId, version: 2, metadata: aRaid('Edited at the desk'), people: [] })).toEqual({
      version: 3,
      changed: true,
    });
    expect((await atServer('GET', `/raid/${handle}`)).body).toMatchObject({ identifier: { version: 3 } });
  });

  it('lists what was minted over the API', async () => {
    const made = await atServer('POST', '/raid/', aRaid('From a program'));
    expect(made.status).toBe(201);
    const { raids } = await station.call('raid.find', { limit: 50 });
    expect(raids.map(({ title }) => title)).toContain('From a program');
  });

  it('refuses a save from an older version, once the newer one is here', async () => {
    const { raidId, handle } = await station.call('raid.mint', mint('Two hands'));
    const { body } = await atServer('GET', `/raid/${handle}`);
    await atServer('PUT', `/raid/${handle}`, { ...(body as object), title: aRaid('Theirs')['title'] });
    const reply = await station.ask('raid.edit', { raidId, version: 1, metadata: aRaid('Ours'), people: [] });
    expect(reply.ok ? undefined : reply.failure).toMatchObject({ code: 'raid-stale', params: { version: 2, seen: 1 } });
    expect(station.store.get('raid', raidId)).toMatchObject({ version: 2, title: 'Theirs' });
  });

  it('says every fault of a RAiD at its path, as the server finds it', async () => {
    const reply = await station.ask('raid.mint', { draftId: null, metadata: { ...aRaid(), title: [] }, people: [] });
    expect(reply.ok ? undefined : reply.failure).toMatchObject({
      code: 'raid-invalid',
      fields: [{ fieldId: 'title', errorType: 'notSet' }],
    });
  });

  it('makes keys there that open the server, extends and disables them', async () => {
    const made = await station.call('api-key.create', { servicePointId: here, subject: 'Repository', role: 'service-point-user' });
    const exchanged = await server.call('POST', '/oauth/token', { body: { grant_type: 'refresh_token', refresh_token: made.bearer } });
    expect(exchanged.status).toBe(200);
    const { expiresAt } = await station.call('api-key.extend', { apiKeyId: made.apiKeyId });
    expect([expiresAt, station.store.get('api-key', made.apiKeyId)?.expiresAt]).toEqual([
      (await server.world.reads.get('api-key', made.apiKeyId))?.expiresAt,
      expiresAt,
    ]);
    await station.call('api-key.disable', { apiKeyId: made.apiKeyId });
    expect((await server.world.reads.get('api-key', made.apiKeyId))?.enabled).toBe(false);
  });

  it('lets staff in, changes their role and disables them there first', async () => {
    const nora = { name: 'Nora Newcomer', email: 'nora@example.org' };
    const { personId } = await station.call('person.create', nora);
    const asked = { personId, servicePointId: here, role: 'service-point-user' } as const;
    expect(await station.refusal('membership.authorise', asked)).toBe('central-unknown');
    expect((await atServer('POST', '/people', nora)).status).toBe(201);
    const { membershipId } = await station.call('membership.authorise', asked);
    expect((await server.world.reads.get('membership', membershipId))?.state).toBe('enabled');
    await station.call('membership.change-role', { membershipId, role: 'service-point-admin' });
    expect((await server.world.reads.get('membership', membershipId))?.role).toBe('service-point-admin');
    await station.call('membership.disable', { membershipId });
    expect((await server.world.reads.get('membership', membershipId))?.state).toBe('disabled');
    expect(station.store.get('membership', membershipId)).toMatchObject({ state: 'disabled', role: 'service-point-admin' });
  });
});

describe('When the server is away', () => {
  it('changes nothing, says so, and still shows and drafts', async () => {
    const { raidId } = await station.call('raid.mint', mint('Seen before'));
    const before = raidsHere();
    await way.close();
    expect(await station.refusal('raid.mint', mint())).toBe('central-away');
    expect(await station.refusal('service-point.create', aPoint('Nowhere'))).toBe('central-away');
    expect((await station.call('raid.open', { raidId })).title).toBe('Seen before');
    expect((await station.call('raid.find', { limit: 1 })).total).toBe(before);
    expect((await station.call('raid.save-draft', { draftId: null, metadata: aRaid(), people: [] })).raidId).toBeTruthy();
    await way.openAgain();
  });

  it('says that it does not know where the answer was lost, and has it at the next look', async () => {
    const before = raidsHere();
    later += 60_000;
    way.cut = 'answers';
    expect(await station.refusal('raid.mint', mint('Answer lost'))).toBe('central-lost');
    expect(raidsHere()).toBe(before);
    way.cut = 'nothing';
    later += 60_000;
    const { raids } = await station.call('raid.find', { limit: 50 });
    expect(raids.map(({ title }) => title)).toContain('Answer lost');
  });
});

describe('A sign-in at the server', () => {
  it('ends with its time', async () => {
    later += 2 * 3_600_000;
    expect((await station.call('central.open', {})).until).toBeUndefined();
    expect(await station.refusal('raid.mint', mint())).toBe('central-sign-in');
    await signIn();
    expect((await station.call('raid.mint', mint())).version).toBe(1);
  });

  it('is of one sign-in at the station, and in nothing that is kept', async () => {
    await station.call('session.sign-out', {});
    await station.signIn(OPERATOR);
    expect(await station.refusal('raid.mint', mint())).toBe('central-sign-in');
    await signIn();
    expect(everythingKept(station.dataFolder)).not.toContain(AT_SERVER);
    // A token (JWS, RFC 7515): two parts of JSON with a dot between them, which random bytes in base64 never have.
    expect(everythingKept(station.dataFolder)).not.toMatch(/eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./);
  });

  it('writes what the key may with an API key, and nothing else', async () => {
    const { bearer } = await station.call('api-key.create', { servicePointId: here, subject: 'Desk', role: 'service-point-user' });
    await station.call('session.sign-out', {});
    await station.signIn(OPERATOR);
    await station.call('central.sign-in', { apiKeySecret: bearer });
    expect((await station.call('raid.mint', mint('By key'))).version).toBe(1);
    expect(await station.refusal('service-point.create', aPoint('By key'))).toBe('central-denied');
    expect(await station.refusal('central.sign-in', { apiKeySecret: `${bearer.slice(0, -4)}AAAA` })).toBe('wrong-password');
    await station.call('session.sign-out', {});
    await station.signIn(OPERATOR);
    await signIn();
  });

  it('bites at once where the server took the role: refused in words, and a fact here and there', async () => {
    const [anton] = await server.world.reads.find('person', { email: APPROVER.email });
    const [his] = await server.world.reads.find('membership', { personId: anton?.id ?? '' });
    await station.call('session.sign-out', {});
    await station.signIn(APPROVER);
    await station.call('central.sign-in', { serverPassword: OTHER_PASSWORD });
    expect((await station.call('raid.mint', mint('Of the approver'))).version).toBe(1);
    if (his === undefined) throw new TypeError('expected a membership');
    await server.put(['membership', { ...his, state: 'disabled' }]);
    const before = { facts: (await server.facts()).denied, raids: raidsHere() };
    const reply = await station.ask('raid.mint', mint());
    expect(reply.ok ? undefined : reply.failure).toMatchObject({ code: 'central-denied', params: { because: 'no-membership' } });
    expect(raidsHere()).toBe(before.raids);
    expect((await server.facts()).denied).toBe(before.facts + 1);
    expect(station.store.facts.find({ limit: 1 })[0]?.fact).toMatchObject({
      action: 'action.denied',
      note: { because: 'no-membership', by: 'central-server' },
    });
  });
});
