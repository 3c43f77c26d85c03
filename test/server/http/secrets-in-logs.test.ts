import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { hashPassword, putPassword } from '../../../server/http/credentials.ts';
import { at, httpWorld, type HttpWorld, raidExample } from '../http-world.ts';

/** Something that stands nowhere else, to be looked for. */
const canary = (name: string): string => `canary-${name}-${randomBytes(9).toString('hex')}`;

describe('what the server writes down beside its records', () => {
  const lines: string[] = [];
  const told: string[] = [];
  const canaries = new Map<string, string>();
  let world: HttpWorld;
  let token: string;
  let pointId: string;

  const plant = (name: string, value = canary(name)): string => {
    canaries.set(name, value);
    return value;
  };

  beforeAll(async () => {
    const logTo = { write: (line: string) => lines.push(line) } as unknown as NodeJS.WritableStream;
    world = await httpWorld({ parts: { logTo, log: (line) => told.push(line) } });
    const password = plant('password');
    const email = plant('email', `${canary('email')}@example.org`);
    const id = randomUUID();
    pointId = randomUUID();
    const name = plant('name');
    const point = { number: 20_000_001, name: 'Harbour', adminEmail: 'a@example.org', techEmail: 't@example.org', prefix: '10.82481' };
    const registered = { identifierOwner: 'https://ror.org/038sjwq14', repositoryId: 'LOCAL.A', appWritesEnabled: true };
    await world.put(
      ['service-point', { id: pointId, ...point, ...registered, enabled: true, createdAt: at }],
      [
        'person',
        { id, servicePointId: pointId, state: 'active', name, sortName: name, email, number: '1', dataKeyId: randomUUID(), createdAt: at },
      ],
      ['account', { personId: id, roles: ['Operator'], registryOperator: false }],
      [
        'membership',
        { id: randomUUID(), personId: id, servicePointId: pointId, role: 'service-point-admin', state: 'enabled', createdAt: at },
      ],
    );
    await putPassword(id, await hashPassword(password), world.world);
    await form({ grant_type: 'password', username: email, password: plant('wrong password') });
    const signedIn = await form({ grant_type: 'password', username: email, password });
    token = plant('token of a person', signedIn.access_token);
  });
  afterAll(() => world.close());

  async function form(fields: Readonly<Record<string, string>>): Promise<{ readonly access_token: string }> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await world.app.inject({
      method: 'POST',
      url: '/oauth/token',
      headers,
      payload: new URLSearchParams(fields).toString(),
    });
    return JSON.parse(answer.body) as { readonly access_token: string };
  }

  async function doEverything(): Promise<void> {
    const key = await world.call('POST', `/service-point/${pointId}/api-keys`, {
      token,
      body: { subject: plant('subject'), role: 'service-point-user' },
    });
    const { bearer } = key.body as { readonly bearer: string };
    plant('secret of a key', bearer.slice(-43));
    plant('token of a key', (await form({ grant_type: 'refresh_token', refresh_token: bearer })).access_token);
    await form({
      grant_type: 'client_credentials',
      client_secret: plant('key that is none', `cwk_${randomUUID()}_${randomBytes(32).toString('base64url')}`),
    });
    await world.call('POST', '/people', {
      token,
      body: { name: plant('new name'), email: plant('new email', `${canary('n')}@example.org`), phone: plant('phone') },
    });
    await world.call('POST', '/people', { token, body: { name: plant('refused name'), email: plant('no email') } });
    await world.call('GET', `/people?text=${plant('search')}`, { token });
    const title = { ...(raidExample()['title'] as readonly object[])[0], text: plant('title') };
    await world.call('POST', '/raid/', { token, body: { ...raidExample(), title: [title] } });
    await world.call('POST', '/raid/', { token, body: { ...raidExample(), title: [title], [plant('field')]: plant('value') } });
    await world.app.inject({
      method: 'POST',
      url: '/raid/',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: `{"${plant('broken json')}`,
    });
    await world.app.inject({
      url: '/access',
      headers: { authorization: `Bearer ${plant('token that is none')}`, cookie: plant('cookie') },
    });
    await world.app.inject({ url: `/nowhere?token=${plant('query')}`, headers: { referer: plant('referer') } });
  }

  it('is one JSON object a line: method, path, status, time and the request’s id', async () => {
    await doEverything();
    const parsed = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(parsed.length).toBeGreaterThan(20);
    expect(parsed.every(({ level, time }) => typeof level === 'number' && typeof time === 'number')).toBe(true);
    const asked = parsed.filter(({ req }) => req !== undefined).map(({ req }) => req as Readonly<Record<string, unknown>>);
    expect(asked.some(({ method, path }) => method === 'POST' && path === '/oauth/token')).toBe(true);
    expect(asked.every(({ path }) => !String(path).includes('?'))).toBe(true);
    expect(parsed.filter(({ res }) => res !== undefined).every(({ responseTime }) => typeof responseTime === 'number')).toBe(true);
  });

  it('holds no secret, and nothing that was sent: as it stands, in hex, base64 or percent signs', () => {
    const all = [...lines, ...told].join('\n');
    const forms = (value: string): readonly string[] => {
      const bytes = Buffer.from(value);
      return [
        value,
        bytes.toString('hex'),
        bytes.toString('base64').replace(/=+$/, ''),
        encodeURIComponent(value),
        Buffer.from(bytes.toReversed()).toString('latin1'),
      ];
    };
    const hits = [...canaries].filter(([, value]) => forms(value).some((form_) => all.includes(form_))).map(([name]) => name);
    measure({
      name: 'server.canary.hits',
      value: hits.length,
      unit: `of ${canaries.size} canaries in the server's logs`,
      goal: 0,
      holds: hits.length === 0,
    });
    expect(canaries.size).toBeGreaterThan(18);
    expect(hits).toEqual([]);
  });

  it('and no table but those of records and facts has them: secrets stand in none', async () => {
    const secrets = [
      'password',
      'wrong password',
      'token of a person',
      'secret of a key',
      'token of a key',
      'key that is none',
      'token that is none',
    ];
    const tables = await world.database.rows<{ readonly name: string }>({
      text: "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'cardwright'",
    });
    for (const { name } of tables) {
      const [row] = await world.database.rows<{ readonly all: string | null }>({
        text: `SELECT string_agg(t::text, ' ') AS all FROM ${name} AS t`,
      });
      for (const secret of secrets) expect((row?.all ?? '').includes(canaries.get(secret) ?? '?'), `${secret} in ${name}`).toBe(false);
    }
  });
});
