import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPoint, pointsWorld, type PointsWorld } from './points-world.ts';
import { aRaid } from './raid-bodies.ts';
import { OPERATOR } from './test-station.ts';
import { everythingKept } from './store-state.ts';

const PASSWORD_OF_MEMBER = 'the password of the member account';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly account: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** DataCite and the services that know names, as far as a station asks them. */
let services: Server;
let api = '';
let asked: Asked[] = [];
/** How the next calls are answered; 200 where nothing stands. */
let answers: ((asked: Asked) => number | undefined)[] = [];
let world: PointsWorld;

beforeAll(async () => {
  services = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const account = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString('utf8');
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        account,
        body: text === '' ? {} : (JSON.parse(text) as Asked['body']),
      };
      asked.push(one);
      const status = answers.map((answer) => answer(one)).find((told) => told !== undefined) ?? 200;
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => services.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(services.address() as AddressInfo).port}`;
  world = await pointsWorld();
});
afterAll(async () => {
  await world.station.close();
  services.closeAllConnections();
  await new Promise((resolve) => services.close(resolve));
});
beforeEach(() => {
  asked = [];
  answers = [];
});

const datacite = () => ({ inUse: true, api: `${api}/`, account: 'NORTH', prefix: '10.82481' });
const paths = () => asked.map(({ method, path }) => `${method} ${path.replace(/10\.82481\/[0-9a-f]{8}/, 'HANDLE')}`);

describe('DataCite as the registrar', () => {
  it('wants the account’s password once, seals it, and tells it to nobody', async () => {
    const { station } = world;
    expect(await station.refusal('registry.change-registrar', datacite())).toBe('input-invalid');
    await station.call('registry.change-registrar', { ...datacite(), memberPassword: PASSWORD_OF_MEMBER });
    await station.call('registry.change-registrar', datacite());
    expect(await station.call('registry.open', {})).toEqual({ datacite: { api, account: 'NORTH', prefix: '10.82481' } });
    expect(everythingKept(station.dataFolder)).not.toContain(PASSWORD_OF_MEMBER);
    expect(await station.refusal('registry.change-registrar', { ...datacite(), api: 'http://api.datacite.org' })).toBe('input-invalid');
  });

  it('makes a repository for a service point, mints there with its own password, and tells what was edited', async () => {
    const { station, register } = world;
    const { servicePointId } = await station.call('service-point.create', aPoint('Harbour'));
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/repositories', account: `NORTH:${PASSWORD_OF_MEMBER}` });
    const point = station.store.get('service-point', servicePointId);
    expect(point?.prefix).toBe('10.82481');
    expect(point?.repositoryId).toMatch(/^NORTH\./);
    const made = asked[0]?.body as { readonly data: { readonly attributes: { readonly passwordInput: string } } };
    const { passwordInput } = made.data.attributes;
    await station.signIn(register.person('Hanna Harbour', { memberships: [{ servicePointId }] }));
    asked = [];
    let taken = true;
    answers = [({ path }) => (path === '/dois' && taken ? ((taken = false), 422) : undefined)];
    const { raidId, handle } = await station.call('raid.mint', { draftId: null, metadata: aRaid(), people: [] });
    expect(handle).toMatch(/^10\.82481\/[0-9a-f]{8}$/);
    await station.call('raid.edit', { raidId, version: 1, metadata: aRaid('Another title'), people: [] });
    expect(paths()).toEqual(['POST /dois', 'POST /dois', 'PUT /dois/HANDLE']);
    expect(new Set(asked.map(({ account }) => account))).toEqual(new Set([`${point?.repositoryId}:${passwordInput}`]));
    expect(everythingKept(station.dataFolder)).not.toContain(passwordInput);
  });

  it.each([
    [503, 'registrar-away'],
    [403, 'registrar-refused'],
  ] as const)('that answers %i leaves nothing minted', async (status, code) => {
    const { station } = world;
    const before = await station.call('raid.find', { limit: 500 });
    answers = [() => status];
    expect(await station.refusal('raid.mint', { draftId: null, metadata: aRaid(), people: [] })).toBe(code);
    expect((await station.call('raid.find', { limit: 500 })).total).toBe(before.total);
  });
});

describe('a service point that registers at one place', () => {
  it('stays there whatever is set since: its own handles are its own, and DataCite’s wait for DataCite', async () => {
    const { station, register, points } = world;
    const harbour = station.store.all('service-point').find(({ name }) => name === 'Harbour')?.id ?? '';
    await station.signIn(register.person('Lea Local', { memberships: [{ servicePointId: points.own }] }));
    expect(await station.refusal('raid.mint', { draftId: null, metadata: aRaid(), people: [] })).toBeUndefined();
    expect(asked).toEqual([]);
    await station.signIn(OPERATOR);
    await station.call('registry.change-registrar', { ...datacite(), inUse: false });
    await station.signIn(register.person('Hugo Harbour', { memberships: [{ servicePointId: harbour }] }));
    expect(await station.refusal('raid.mint', { draftId: null, metadata: aRaid(), people: [] })).toBe('registrar-away');
  });
});

describe('services that know names', () => {
  it('are asked about people, organisations and things; a name that none knows is told at its field', async () => {
    const { station } = world;
    const owner = world.register.person('Adam Administrator', { memberships: [{}] });
    await station.signIn(owner);
    expect(await station.refusal('registry.change-resolvers', { orcid: api })).toBe('denied');
    await station.signIn(OPERATOR);
    await station.call('registry.change-resolvers', { orcid: `${api}/orcid`, ror: `${api}/ror`, doi: `${api}/doi/` });
    answers = [({ path }) => (path.startsWith('/orcid') ? 404 : undefined)];
    const reply = await station.ask('raid.mint', { draftId: null, metadata: aRaid(), people: [] });
    expect(reply).toMatchObject({
      ok: false,
      failure: { code: 'raid-invalid', fields: [{ fieldId: 'contributor[0].id', errorType: 'notFound' }] },
    });
    expect(paths()).toEqual(['GET /orcid/0000-0002-1825-0097/record']);
  });

  it('that are away keep nothing from being a draft, and say for which name to wait', async () => {
    const { station } = world;
    answers = [() => 502];
    expect(await station.refusal('raid.mint', { draftId: null, metadata: aRaid(), people: [] })).toBe('resolver-away');
    expect(await station.refusal('raid.save-draft', { draftId: null, metadata: aRaid(), people: [] })).toBeUndefined();
    await station.call('registry.change-resolvers', {});
    expect(await station.refusal('raid.mint', { draftId: null, metadata: aRaid(), people: [] })).toBeUndefined();
  });
});
