import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpWorld, type HttpWorld, raidExample } from '../http-world.ts';
import { matrixScene, type Scene } from './matrix-scene.ts';
import { clientOf, embargoed, failuresOf, RaidClient, type Seen, wrongBodies } from './raid-client.ts';

const pointBody = (name: string) => ({
  name,
  adminEmail: 'a@example.org',
  techEmail: 't@example.org',
  identifierOwner: 'https://ror.org/038sjwq14',
  appWritesEnabled: true,
  enabled: true,
});
const handleOf = ({ body }: Seen): string => (body['identifier'] as { readonly id: string }).id.replace('https://raid.org/', '');
const errorOf = ({ body }: Seen): string => String(body['type']).replace('https://raid.org.au/errors#', '');

describe('a program written for the public RAiD service', () => {
  let world: HttpWorld;
  let scene: Scene;
  let url: string;
  let operator: RaidClient;
  let user: RaidClient;
  let stranger: RaidClient;

  beforeAll(async () => {
    world = await httpWorld();
    scene = await matrixScene(world);
    url = await world.app.listen({ host: '127.0.0.1', port: 0 });
    operator = await clientOf('operator', { scene, url });
    user = await clientOf('servicePointUser', { scene, url });
    const { membershipId: _, personId } = await scene.newMember(scene.points.other.enabled, 'servicePointAdmin');
    stranger = new RaidClient(url, await world.tokenOf(personId, scene.points.other.enabled.id));
  });
  afterAll(() => world.close());

  /** A key's bearer, made over HTTP, and its client. */
  async function program(
    by: RaidClient,
    point = scene.points.own.enabled,
  ): Promise<{ readonly id: string; readonly bearer: string; readonly client: RaidClient }> {
    const made = await by.ask('POST', `/service-point/${point.number}/api-keys`, { subject: randomUUID(), role: 'service-point-user' });
    expect(made.status).toBe(201);
    return { id: String(made.body['apiKeyId']), bearer: String(made.body['bearer']), client: new RaidClient(url) };
  }

  it('exchanges its key for a token at the path it knows, and mints, reads, edits, lists and reads back history', async () => {
    const { bearer, client } = await program(user);
    const token = await client.signIn(bearer);
    expect(token).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 900 } });
    expect(token.headers.get('cache-control')).toBe('no-store');

    const example = await user.ask('POST', '/raid/', raidExample());
    const owner = { id: 'https://ror.org/04aj4c181', schemaUri: 'https://ror.org/', servicePoint: 1 };
    const forged = { ...(example.body['identifier'] as object), id: 'https://raid.org/10.1/x', version: 9, owner };
    const minted = await client.ask('POST', '/raid/', { ...raidExample(), identifier: forged });
    expect(minted.status, JSON.stringify(minted.body)).toBe(201);
    const handle = handleOf(minted);
    expect(handle).toMatch(/^10\.82481\/[0-9a-f]{8}$/);
    expect(minted.headers.get('location')).toBe(`https://raid.org/${handle}`);
    const own = { id: 'https://ror.org/038sjwq14', servicePoint: scene.points.own.enabled.number };
    expect(minted.body['identifier']).toMatchObject({ version: 1, owner: own });

    const read = await client.ask('GET', `/raid/${handle}`);
    expect(read).toMatchObject({ status: 200, body: minted.body });
    const edited = await client.ask('PUT', `/raid/${handle}`, { ...read.body, date: { startDate: '2025', endDate: '2027' } });
    expect(edited).toMatchObject({ status: 200, body: { identifier: { version: 2 }, date: { endDate: '2027' } } });
    const again = await client.ask('PUT', `/raid/${handle}`, edited.body);
    expect(again.body).toEqual(edited.body);
    const [one] = edited.body['contributor'] as readonly { readonly position: readonly object[] }[];
    const ended = { ...one, position: one?.position.map((position) => ({ ...position, endDate: '2026' })) };
    const patched = await client.ask('PATCH', `/raid/${handle}`, { contributor: [ended] });
    expect(patched).toMatchObject({ status: 200, body: { identifier: { version: 3 }, contributor: [ended], date: { endDate: '2027' } } });

    const history = (await client.ask('GET', `/raid/${handle}/history`)).body as unknown as readonly {
      readonly version: number;
      readonly diff: string;
    }[];
    expect(history.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(JSON.parse(Buffer.from(history[1]?.diff ?? '', 'base64').toString())).toEqual(
      expect.arrayContaining([{ op: 'add', path: '/date/endDate', value: '2027' }]),
    );
    expect((await client.ask('GET', `/raid/${handle}/1`)).body).toEqual(minted.body);
    expect((await client.ask('GET', `/raid/${handle}/9`)).status).toBe(404);
    expect((await client.ask('GET', `/raid/${handle}/permissions`)).body).toEqual({ servicePointMatch: true, read: true, write: true });
    const listed = (await client.ask('GET', '/raid/?includeFields=identifier')).body as unknown as readonly object[];
    expect(listed[0]).toEqual({ identifier: patched.body['identifier'] });
    const byContributor = await client.ask('GET', `/raid/?contributor.id=${encodeURIComponent('https://orcid.org/0000-0002-1825-0097')}`);
    expect(byContributor.body).toEqual(expect.arrayContaining([patched.body]));
    const counted = await client.ask('GET', '/raid/count');
    expect(counted).toMatchObject({ status: 200, body: { organisations: [{ id: 'https://ror.org/038sjwq14' }] } });
  });

  it.each(wrongBodies)('is told what is wrong, at its path: %s', async (_name, change, error, failures) => {
    const before = await world.state();
    const seen = await user.ask('POST', '/raid/', change({ ...raidExample() }));
    expect([seen.status, errorOf(seen)], JSON.stringify(seen.body)).toEqual([400, error]);
    expect(failuresOf(seen)).toEqual(expect.arrayContaining([...failures]));
    expect(seen.headers.get('content-type')).toContain('application/problem+json');
    expect(seen.body).toMatchObject({ status: 400, instance: `urn:uuid:${seen.headers.get('x-request-id') ?? ''}` });
    expect(await world.state()).toBe(before);
  });

  it('is told everything at once', async () => {
    const { date: _, ...rest } = raidExample();
    const seen = await user.ask('POST', '/raid/', { ...rest, title: [], contributor: [] });
    expect(failuresOf(seen)).toEqual(expect.arrayContaining(['title notSet', 'contributor notSet', 'date notSet']));
  });

  it('saves over the newest alone, at its own handle', async () => {
    const minted = await user.ask('POST', '/raid/', raidExample());
    const handle = handleOf(minted);
    const one = await user.ask('PUT', `/raid/${handle}`, { ...minted.body, date: { startDate: '2024' } });
    const stale = await user.ask('PUT', `/raid/${handle}`, { ...minted.body, date: { startDate: '2023' } });
    expect([stale.status, errorOf(stale)]).toEqual([400, 'InvalidVersion']);
    expect(String(stale.body['detail'])).toContain('2');
    const { version: _, ...identifier } = one.body['identifier'] as Record<string, unknown>;
    const none = await user.ask('PUT', `/raid/${handle}`, { ...one.body, identifier, date: { startDate: '2022' } });
    expect([none.status, errorOf(none)]).toEqual([400, 'InvalidVersion']);
    const other = await user.ask('PUT', `/raid/${handle}`, {
      ...one.body,
      identifier: { ...identifier, id: 'https://raid.org/10.82481/00000000', version: 2 },
    });
    expect(failuresOf(other)).toEqual(['id.identifier invalidValue']);
    expect((await user.ask('GET', `/raid/${handle}`)).body).toEqual(one.body);
  });

  it('learns nothing of another service point’s RAiDs, but what an embargo says of itself', async () => {
    const open = handleOf(await user.ask('POST', '/raid/', raidExample()));
    const closed = await user.ask('POST', '/raid/', { ...raidExample(), access: embargoed });
    expect(closed.status, JSON.stringify(closed.body)).toBe(201);
    const refused = await stranger.ask('GET', `/raid/${open}`);
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).not.toContain('Stygofauna');
    const told = await stranger.ask('GET', `/raid/${handleOf(closed)}`);
    expect(told).toMatchObject({ status: 403, body: { identifier: closed.body['identifier'], access: embargoed } });
    expect(JSON.stringify(told.body)).not.toContain('Stygofauna');
    expect(JSON.stringify((await stranger.ask('GET', '/raid/')).body)).not.toContain('Stygofauna');
    expect((await stranger.ask('GET', '/raid/count')).body).toMatchObject({ count: 0 });
    expect((await stranger.ask('GET', '/raid/10.82481/00000000')).status).toBe(403);
    expect((await operator.ask('GET', '/raid/10.82481/00000000')).status).toBe(404);
    expect((await new RaidClient(url).ask('GET', `/raid/${open}`)).status).toBe(401);
    expect((await operator.ask('GET', `/raid/${open}`)).status).toBe(200);
  });

  it('finds nothing but refusals at every other path of the RAiD service, and no verb that deletes', async () => {
    const handle = handleOf(await user.ask('POST', '/raid/', raidExample()));
    for (const [method, path] of [
      ['GET', '/raid/all-public'],
      ['GET', '/raid/all-embargoed'],
      ['POST', `/raid/${handle}`],
      ['DELETE', `/raid/${handle}`],
      ['DELETE', '/service-point/20000001'],
      ['GET', '/realms/raid/group/all'],
      ['PUT', '/realms/raid/group/grant'],
    ] as const) {
      const facts = await world.facts();
      expect((await operator.ask(method, path)).status, `${method} ${path}`).toBe(403);
      expect((await world.facts()).denied - facts.denied, `${method} ${path}`).toBe(1);
      expect((await new RaidClient(url).ask(method, path)).status, `${method} ${path}`).toBe(401);
    }
  });

  it('keeps service points as the RAiD service writes them', async () => {
    const name = `Reef ${randomUUID()}`;
    const made = await operator.ask('POST', '/service-point/', {
      ...pointBody(name),
      groupId: null,
      repositoryId: 'FORGED',
      password: 'forged',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name, identifierOwner: 'https://ror.org/038sjwq14', enabled: true, prefix: '10.82481' });
    expect(made.body['id']).toBeGreaterThanOrEqual(20_000_000);
    expect(made.headers.get('location')).toBe(`/service-point/${String(made.body['id'])}`);
    expect(JSON.stringify(made.body)).not.toMatch(/password|forged/i);
    const twice = await operator.ask('POST', '/service-point/', pointBody(`  ${name.toUpperCase()} `));
    expect([twice.status, errorOf(twice)]).toEqual([409, 'Conflict']);
    const swedish = await operator.ask('POST', '/service-point/', pointBody(`Östra hamnen ${name}`));
    expect(swedish.status).toBe(201);
    for (const same of [`ÖSTRA HAMNEN ${name}`, `O\u0308stra hamnen ${name}`])
      expect((await operator.ask('POST', '/service-point/', pointBody(same))).status, same).toBe(409);
    const path = `/service-point/${String(made.body['id'])}`;
    const taken = await operator.ask('PUT', path, { ...made.body, name: `östra Hamnen ${name}` });
    expect([taken.status, errorOf(taken)]).toEqual([409, 'Conflict']);
    const renamed = await operator.ask('PUT', path, { ...made.body, name: `${name} II`, searchContent: 'coral' });
    expect(renamed).toMatchObject({
      status: 200,
      body: { name: `${name} II`, repositoryId: made.body['repositoryId'], id: made.body['id'] },
    });
    expect(failuresOf(await operator.ask('PUT', path, { ...made.body, id: 1 }))).toEqual(['id invalidValue']);
    expect((await user.ask('GET', path)).status).toBe(403);
    expect(((await user.ask('GET', '/service-point/')).body as unknown as readonly object[]).length).toBe(1);
    expect((await operator.ask('GET', '/service-point/1')).status).toBe(404);
  });

  it('writes where people may not, while its service point says so; and not at all where that is disabled', async () => {
    const point = await scene.newPoint(true);
    const { personId } = await scene.newMember(point, 'servicePointAdmin');
    const admin = new RaidClient(url, await world.tokenOf(personId, point.id));
    const { bearer, client } = await program(admin, point);
    await client.signIn(bearer);
    const { createdAt: _c, id: _i, number: _n, repositoryId: _r, prefix: _p, ...fields } = point;
    expect((await operator.ask('PUT', `/service-point/${point.number}`, { ...fields, appWritesEnabled: false })).status).toBe(200);
    expect((await admin.ask('POST', '/raid/', raidExample())).status).toBe(403);
    const minted = await client.ask('POST', '/raid/', raidExample());
    expect(minted.status).toBe(201);
    expect((await operator.ask('POST', `/service-point/${point.number}/disable`)).status).toBe(200);
    expect((await client.ask('POST', '/raid/', raidExample())).status).toBe(401);
    expect((await new RaidClient(url).signIn(bearer)).status).toBe(401);
    expect((await operator.ask('GET', `/raid/${handleOf(minted)}`)).status).toBe(200);
    expect((await operator.ask('PUT', `/service-point/${point.number}`, { ...fields, enabled: false })).status).toBe(200);
    const fix = { ...minted.body, date: { startDate: '2024' } };
    expect((await operator.ask('PUT', `/raid/${handleOf(minted)}`, fix)).status).toBe(200);
  });

  it('is refused at the next call once its key is disabled, and taken again once it is enabled', async () => {
    const { id, bearer, client } = await program(user);
    await client.signIn(bearer);
    expect((await client.ask('GET', '/raid/')).status).toBe(200);
    expect((await user.ask('POST', `/api-keys/${id}/disable`)).status).toBe(200);
    expect((await client.ask('GET', '/raid/')).status).toBe(401);
    expect((await new RaidClient(url).signIn(bearer)).status).toBe(401);
    expect((await user.ask('POST', `/api-keys/${id}/enable`)).status).toBe(200);
    expect((await client.ask('GET', '/raid/')).status).toBe(200);
    const keys = (await user.ask('GET', `/service-point/${scene.points.own.enabled.number}/api-keys`)).body as {
      readonly keys: readonly { readonly id: string; readonly lastUsedAt?: string }[];
    };
    expect(keys.keys.find((key) => key.id === id)?.lastUsedAt).toBeDefined();
    expect(JSON.stringify(keys)).not.toContain(bearer.slice(-43));
  });
});
