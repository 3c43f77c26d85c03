import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { kinds } from '../../../server/http/problem.ts';
import { freshDatabase } from '../fresh-database.ts';
import { type Answered, httpWorld, type HttpWorld, raidExample } from '../http-world.ts';
import { CutOff } from './cut-off.ts';
import { matrixScene } from './matrix-scene.ts';

const worlds: HttpWorld[] = [];
async function world(...more: Parameters<typeof httpWorld>): Promise<HttpWorld> {
  const made = await httpWorld(...more);
  worlds.push(made);
  return made;
}
afterEach(async () => {
  for (const one of worlds.splice(0)) await one.close();
});

/** What is wrong with a problem's form (RFC 9457); nothing where it is right. */
function faultsOf({ status, body, headers }: Answered): readonly string[] {
  const { type, title, detail, instance, ...rest } = (typeof body === 'object' ? body : {}) as Readonly<Record<string, unknown>>;
  const wanted: readonly (readonly [string, boolean])[] = [
    ['media type', String(headers['content-type']).split(';')[0] === 'application/problem+json'],
    ['type', String(type).startsWith('https://raid.org.au/errors#')],
    ['title', typeof title === 'string' && title !== ''],
    ['status', rest['status'] === status],
    ['detail', typeof detail === 'string'],
    ['instance', instance === `urn:uuid:${String(headers['x-request-id'])}`],
  ];
  return wanted.filter(([, right]) => !right).map(([name]) => name);
}

async function operatorOf(one: HttpWorld) {
  const scene = await matrixScene(one);
  const point = scene.points.own.enabled;
  const token = await scene.token({ role: 'operator', standing: 'enabled', by: 'person', home: 'enabled', worksAt: point.id });
  return { scene, point, token };
}

describe('every error', () => {
  it('is a problem of RFC 9457 with the request’s id: of each kind one', async () => {
    const away = { api: 'https://datacite.invalid', account: 'a', password: 'p' };
    const seen = new Map<string, number>();
    const note = (answer: Answered, name: string): void => {
      expect(faultsOf(answer), name).toEqual([]);
      seen.set(String((answer.body as { readonly type: string }).type).replace(/.*#/, ''), answer.status);
    };
    const call = (): Promise<never> => Promise.reject(new Error('away'));
    const one = await world({ raid: { datacite: away, call, resolvers: undefined } });
    const { point, token } = await operatorOf(one);
    const ask = async (method: string, path: string, body?: unknown): Promise<void> =>
      note(await one.call(method, path, { token, body }), `${method} ${path}`);
    await ask('POST', '/raid/', { ...raidExample(), title: [] });
    await ask('POST', '/raid/', { ...raidExample(), date: { startDate: '2024-13' } });
    await ask('POST', '/raid/', raidExample());
    await ask('GET', `/people/${randomUUID()}`);
    await ask('DELETE', '/raid/10.1/x');
    await ask('GET', '/nowhere');
    await ask('GET', '/raid/%E0%A4%A/x');
    await ask('POST', `/service-point/${point.id}/enable`);
    note(await one.call('GET', '/access'), 'nobody');
    const send = async (headers: Record<string, string>, payload: string): Promise<void> => {
      const answer = await one.app.inject({
        method: 'POST',
        url: '/raid/',
        headers: { authorization: `Bearer ${token}`, ...headers },
        payload,
      });
      note({ status: answer.statusCode, body: JSON.parse(answer.body) as unknown, headers: answer.headers }, payload.slice(0, 20));
    };
    await send({ 'content-type': 'application/json' }, '{"title":');
    await send({ 'content-type': 'text/plain' }, 'words');
    await send({ 'content-type': 'application/json' }, `"${'x'.repeat(4_300_000)}"`);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ['ValidationException', 400],
        ['InvalidDate', 400],
        ['RegistrarUnavailable', 502],
      ]),
    );
    const limited = await world({ parts: { limits: { perMinute: 1, anonymousPerMinute: 1 } } });
    await limited.call('GET', '/access');
    note(await limited.call('GET', '/access'), 'too many');
    const resolvers = { orcid: 'https://orcid.invalid' };
    const unresolved = await world({ raid: { resolvers, call } });
    const other = await operatorOf(unresolved);
    const answer = await unresolved.call('POST', '/raid/', { token: other.token, body: raidExample() });
    note(answer, 'resolver away');
    expect(answer.headers['retry-after']).toBe('30');
    const wrong = await unresolved.call('POST', '/raid/', { token: other.token, body: { ...raidExample(), title: [] } });
    expect(wrong.status).toBe(400);
    const elsewhere = await world();
    const third = await operatorOf(elsewhere);
    const { handle, record } = await third.scene.newRaid(third.point);
    const { identifier } = record as { readonly identifier: object };
    const body = { ...record, identifier: { ...identifier, version: 7 } };
    note(await elsewhere.call('PUT', `/raid/${handle}`, { token: third.token, body }), 'stale');
    const missed = Object.entries(kinds).filter(([kind, { name }]) => !seen.has(name) && kind !== 'defect' && kind !== 'resting');
    expect(missed.map(([kind]) => kind)).toEqual([]);
  });

  it('that nobody foresaw says nothing of itself but a number that stands in the log', async () => {
    const lines: string[] = [];
    const one = await world({ parts: { log: (line) => lines.push(line), random: brokenAfterStart() } });
    const { token } = await operatorOf(one);
    broken = true;
    const answer = await one.call('POST', '/raid/', { token, body: raidExample() });
    broken = false;
    expect(answer.status).toBe(500);
    expect(faultsOf(answer)).toEqual([]);
    expect(JSON.stringify(answer.body)).not.toContain('no randomness');
    expect(lines.join()).toContain(`defect ${String(answer.headers['x-request-id'])}: Error: no randomness`);
  });

  let broken = false;
  function brokenAfterStart() {
    return (length: number): Uint8Array => {
      if (broken) throw new Error('no randomness');
      return crypto.getRandomValues(new Uint8Array(length));
    };
  }

  it('is told also to what speaks no HTTP', async () => {
    const one = await world();
    const { port } = new URL(await one.app.listen({ host: '127.0.0.1', port: 0 }));
    const said = await new Promise<string>((resolve, reject) => {
      let all = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.setEncoding('utf8').on('data', (text: string) => {
        all += text;
      });
      socket.on('end', () => resolve(all)).on('error', reject);
    });
    const [head = '', body = ''] = said.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json/);
    expect(JSON.parse(body)).toMatchObject({ status: 400, type: 'https://raid.org.au/errors#ValidationException' });
  });
});

describe('a request’s id', () => {
  it('is our own, another each time, and in the log', async () => {
    const lines: string[] = [];
    const logTo = { write: (line: string) => lines.push(line) } as unknown as NodeJS.WritableStream;
    const one = await world({ parts: { logTo } });
    const ids = new Set<string>();
    for (const _ of [1, 2, 3]) {
      const { headers } = await one.app.inject({ url: '/healthz', headers: { 'x-request-id': 'theirs', 'request-id': 'theirs' } });
      ids.add(String(headers['x-request-id']));
    }
    expect(ids.size).toBe(3);
    expect(ids.has('theirs')).toBe(false);
    for (const id of ids) expect(lines.join()).toContain(id);
  });
});

describe('limits', () => {
  it('hold for each caller apart, tell when to come back, and never for those who watch', async () => {
    const one = await world({ parts: { limits: { perMinute: 3, anonymousPerMinute: 2 } } });
    const { scene, point, token } = await operatorOf(one);
    const other = await scene.token({ role: 'servicePointUser', standing: 'enabled', by: 'person', home: 'enabled', worksAt: point.id });
    for (const _ of [1, 2, 3]) expect((await one.call('GET', '/access', { token })).status).toBe(200);
    const many = await one.call('GET', '/access', { token });
    expect(many.status).toBe(429);
    expect(faultsOf(many)).toEqual([]);
    expect(Number(many.headers['retry-after'])).toBeGreaterThan(0);
    expect((await one.call('GET', '/access', { token: other })).status).toBe(200);
    expect((await one.call('GET', '/access')).status).toBe(401);
    expect((await one.call('GET', '/access')).status).toBe(401);
    expect((await one.call('GET', '/access')).status).toBe(429);
    for (const path of ['/healthz', '/readyz', '/metrics']) expect((await one.call('GET', path)).status, path).toBe(200);
  });

  it.each([
    ['a proxy that is trusted', ['127.0.0.1'], 401],
    ['anybody else', undefined, 429],
  ] as const)('count addresses that are named by %s', async (_name, proxies, last) => {
    const one = await world({ parts: { proxies, limits: { perMinute: 9, anonymousPerMinute: 1 } } });
    const from = async (address: string): Promise<number> =>
      (await one.app.inject({ url: '/access', headers: { 'x-forwarded-for': address } })).statusCode;
    expect(await from('192.0.2.1')).toBe(401);
    expect(await from('192.0.2.2')).toBe(last);
    expect(await from('192.0.2.1')).toBe(429);
  });
});

describe('whoever watches', () => {
  it('is told when the database goes and when it is back; what is asked meanwhile may be asked again', async () => {
    const { url } = await freshDatabase();
    const way = await CutOff.before(url);
    const one = await world({ parts: { databaseUrl: way.url, log: () => undefined } });
    const ask = async (path: string): Promise<number> => (await one.call('GET', path)).status;
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 200]);
    const { token } = await operatorOf(one);
    await way.cut();
    expect([await ask('/healthz'), await ask('/readyz'), await ask('/metrics')]).toEqual([200, 503, 200]);
    const resting = await one.call('GET', '/access', { token });
    expect(resting.status).toBe(503);
    expect(faultsOf(resting)).toEqual([]);
    expect(resting.headers['retry-after']).toBe('5');
    expect((await one.call('POST', '/raid/', { token, body: raidExample() })).status).toBe(503);
    await way.mend();
    expect([await ask('/readyz'), (await one.call('GET', '/access', { token })).status]).toEqual([200, 200]);
    expect((await one.call('POST', '/raid/', { token, body: raidExample() })).status).toBe(201);
    await way.cut();
  });

  it('is told where the schema is not there', async () => {
    const { superuserUrl } = await freshDatabase();
    const parts = { databaseUrl: superuserUrl.replace(/\/[^/]*$/, '/postgres'), log: () => undefined };
    const one = await world({ parts });
    expect((await one.call('GET', '/readyz')).status).toBe(503);
  });

  it('reads counts by route and status, and of the queue; never what was sent', async () => {
    const one = await world();
    const { scene, point, token } = await operatorOf(one);
    const { handle } = await scene.newRaid(point);
    await one.call('GET', `/raid/${handle}`, { token });
    await one.call('GET', '/raid/10.82481/00000000', { token });
    const { body, headers } = await one.call('GET', '/metrics');
    expect(headers['content-type']).toContain('text/plain');
    const text = String(body);
    expect(text).toMatch(/cardwright_http_request_seconds_count\{method="GET",route="\/raid\/:prefix\/:suffix",status="200"\} 1\n/);
    expect(text).toMatch(/cardwright_http_request_seconds_count\{method="GET",route="\/raid\/:prefix\/:suffix",status="404"\} 1\n/);
    expect(text).toMatch(/\ncardwright_facts_pending \d+\n/);
    expect(text).toMatch(/\ncardwright_feed_head \d+\n/);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain(handle);
  });
});
