import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpWorld, type HttpWorld, raidExample } from '../http-world.ts';
import { matrixScene, type Role, type Scene } from './matrix-scene.ts';

let world: HttpWorld;
let scene: Scene;
beforeAll(async () => {
  world = await httpWorld();
  scene = await matrixScene(world);
});
afterAll(() => world.close());

const at = async (role: Role, by: 'person' | 'key', home: 'enabled' | 'disabled'): Promise<string> =>
  scene.token({ role, standing: 'enabled', by, home, worksAt: scene.points.own[home].id });

describe('what the caller may do with a RAiD', () => {
  let byApi: Awaited<ReturnType<Scene['newPoint']>>;
  beforeAll(async () => {
    byApi = await scene.newPoint(true);
    await world.put(['service-point', { ...byApi, appWritesEnabled: false }]);
  });

  /** Asks what may be written, then writes: the same record again, which changes nothing. */
  async function saidAndDone(token: string, { handle, record }: Awaited<ReturnType<Scene['newRaid']>>) {
    const said = await world.call('GET', `/raid/${handle}/permissions`, { token });
    const done = await world.call('PUT', `/raid/${handle}`, { token, body: record });
    return { ...(said.body as { read: boolean; servicePointMatch: boolean; write: boolean }), put: done.status };
  }

  it.each([
    ['operator', 'person', 'enabled', true],
    ['servicePointAdmin', 'person', 'enabled', true],
    ['servicePointUser', 'person', 'enabled', true],
    ['servicePointUser', 'key', 'enabled', true],
    // A Registry operator mends records also where a service point is disabled; others read there.
    ['operator', 'person', 'disabled', true],
    ['servicePointAdmin', 'person', 'disabled', false],
    ['servicePointUser', 'person', 'disabled', false],
  ] as const)('is what a save is answered: %s as a %s at an %s service point', async (role, by, home, write) => {
    const raid = await scene.newRaid(scene.points.own[home]);
    const seen = await saidAndDone(await at(role, by, home), raid);
    expect(seen).toMatchObject({ read: true, servicePointMatch: true, write, put: write ? 200 : 403 });
  });

  it('of a RAiD of another service point is a Registry operator’s to write, though they work elsewhere', async () => {
    const raid = await scene.newRaid(scene.points.other.enabled);
    const seen = await saidAndDone(await at('operator', 'person', 'enabled'), raid);
    expect(seen).toMatchObject({ read: true, servicePointMatch: false, write: true, put: 200 });
  });

  it.each(['operator', 'servicePointAdmin', 'servicePointUser'] as const)(
    'is reading alone where only programs write: %s',
    async (role) => {
      const { personId } = await scene.newMember(byApi, role);
      const seen = await saidAndDone(await world.tokenOf(personId, byApi.id), await scene.newRaid(byApi));
      expect(seen).toMatchObject({ read: true, servicePointMatch: true, write: false, put: 403 });
    },
  );

  it('is writing for a program there', async () => {
    const admin = await scene.newMember(byApi, 'servicePointAdmin');
    const token = await world.tokenOf(admin.personId, byApi.id);
    const made = await world.call('POST', `/service-point/${byApi.id}/api-keys`, {
      token,
      body: { subject: 'harvester', role: 'service-point-user' },
    });
    const key = await world.tokenOfKey((made.body as { readonly apiKeyId: string }).apiKeyId);
    expect(await saidAndDone(key, await scene.newRaid(byApi))).toMatchObject({ read: true, write: true, put: 200 });
  });
});

describe('which RAiDs are listed', () => {
  it('a Registry operator’s are all, also one’s who is at no service point; of others those where they work', async () => {
    const [here, there] = [await scene.newRaid(scene.points.own.enabled), await scene.newRaid(scene.points.other.enabled)];
    const { personId } = await scene.newMember(await scene.newPoint(true), 'operator');
    const handlesOf = async (token: string): Promise<readonly string[]> => {
      const { body } = await world.call('GET', '/raid/?includeFields=identifier', { token });
      return (body as readonly { readonly identifier: { readonly id: string } }[]).map(({ identifier }) => identifier.id);
    };
    const ids = [here, there].map(({ handle }) => `https://raid.org/${handle}`);
    expect(await handlesOf(await world.tokenOf(personId))).toEqual(expect.arrayContaining(ids));
    const own = await handlesOf(await at('servicePointUser', 'person', 'enabled'));
    expect(own).toContain(ids[0]);
    expect(own).not.toContain(ids[1]);
  });

  it.each([
    ['operator', 'disabled', 'no-membership'],
    ['servicePointUser', 'disabled', 'no-membership'],
    ['unauthorised', 'enabled', 'no-membership'],
  ] as const)('are none of a %s who is %s, which leaves one fact', async (role, standing, because) => {
    const worksAt = scene.points.own.enabled.id;
    const token = await scene.token({ role, standing, by: 'person', home: 'enabled', worksAt });
    const before = await world.facts();
    for (const path of ['/raid/', '/raid/count']) {
      const answer = await world.call('GET', path, { token });
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([403, expect.stringContaining(because)]);
    }
    expect((await world.facts()).denied - before.denied).toBe(2);
  });
});

describe('RAiDs by who is in them', () => {
  const ADA = 'https://orcid.org/0000-0002-1825-0097';
  const BEN = 'https://orcid.org/0000-0001-5109-3700';
  const REEF = 'https://ror.org/04aj4c181';
  const HARBOUR = 'https://ror.org/00rqy9422';
  const lead = (id: string) => ({
    id,
    schemaUri: 'https://ror.org/',
    role: [
      {
        id: 'https://vocabulary.raid.org/organisation.role.schema/182',
        schemaUri: 'https://vocabulary.raid.org/organisation.role.schema/359',
        startDate: '2024-01-01',
      },
    ],
  });
  type Record_ = Readonly<Record<string, unknown>> & { readonly identifier: { readonly id: string } };
  let token: string;

  function withParties(record: Readonly<Record<string, unknown>>, contributor: string, organisation: string) {
    const [first] = record['contributor'] as readonly object[];
    return { ...record, contributor: [{ ...first, id: contributor }], organisation: [lead(organisation)] };
  }
  async function mint(contributor: string, organisation: string): Promise<Record_> {
    const { status, body } = await world.call('POST', '/raid/', { token, body: withParties(raidExample(), contributor, organisation) });
    expect(status, JSON.stringify(body)).toBe(201);
    return body as Record_;
  }
  async function found(sought: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const { status, body } = await world.call('GET', `/raid/?${new URLSearchParams(sought).toString()}`, { token });
    expect(status).toBe(200);
    return (body as readonly Record_[]).map(({ identifier }) => identifier.id);
  }
  let [adaReef, adaHarbour, benReef]: Record_[] = [];
  beforeAll(async () => {
    const point = await scene.newPoint(true);
    const { personId } = await scene.newMember(point, 'servicePointUser');
    token = await world.tokenOf(personId, point.id);
    adaReef = await mint(ADA, REEF);
    adaHarbour = await mint(ADA, HARBOUR);
    benReef = await mint(BEN, REEF);
  });
  const id = (record: Record_ | undefined): string => record?.identifier.id ?? '';

  it('are found by contributor, by organisation, and by both at once; newest first', async () => {
    expect(await found({ 'contributor.id': ADA })).toEqual([id(adaHarbour), id(adaReef)]);
    expect(await found({ 'organisation.id': REEF })).toEqual([id(benReef), id(adaReef)]);
    expect(await found({ 'contributor.id': ADA, 'organisation.id': REEF })).toEqual([id(adaReef)]);
    expect(await found({ 'contributor.id': BEN, 'organisation.id': HARBOUR })).toEqual([]);
    expect(await found({ 'contributor.id': REEF })).toEqual([]);
  });

  it('are those that name them now: one that names somebody else since is not among them, and is again once it does', async () => {
    const path = `/raid/${id(adaReef).replace('https://raid.org/', '')}`;
    const edited = await world.call('PUT', path, { token, body: withParties(adaReef ?? {}, BEN, HARBOUR) });
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    expect(await found({ 'contributor.id': ADA })).toEqual([id(adaHarbour)]);
    expect(await found({ 'organisation.id': REEF })).toEqual([id(benReef)]);
    expect(await found({ 'contributor.id': BEN, 'organisation.id': HARBOUR })).toEqual([id(adaReef)]);
    const back = await world.call('PUT', path, { token, body: withParties(edited.body as Record_, ADA, REEF) });
    expect(back.status, JSON.stringify(back.body)).toBe(200);
    expect(await found({ 'contributor.id': ADA, 'organisation.id': REEF })).toEqual([id(adaReef)]);
  });
});
