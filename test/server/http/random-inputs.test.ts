import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { rounds } from '../../rounds.ts';
import { httpWorld, type HttpWorld } from '../http-world.ts';
import { matrixScene } from './matrix-scene.ts';
import { rowCounts, rowsGone } from './rows-kept.ts';
import { type Document, knownThings, type RandomRequest, randomRequest } from './random-requests.ts';

const REQUESTS = rounds(2000, 100_000);
const TOLD_EVERY = 5000;
const LONGEST_MS = rounds(400_000, 7_200_000);

describe('requests that the published description makes', () => {
  let world: HttpWorld;
  let document: Document;
  let known: Awaited<ReturnType<typeof knownThings>>;
  let [sent, five] = [0, 0];
  const unfit: string[] = [];
  /** Operations, and how often each succeeded. */
  const successes = new Map<string, number>();

  beforeAll(async () => {
    world = await httpWorld();
    document = (await world.call('GET', '/openapi.json')).body as Document;
    known = await knownThings(world, await matrixScene(world));
  });
  afterAll(async () => {
    measure({ name: 'http.random.inputs', value: sent, unit: 'requests', goal: REQUESTS, holds: sent >= REQUESTS });
    measure({ name: 'http.500s', value: five, unit: 'answers', goal: 0, holds: five === 0 });
    await world.close();
  });

  it('is valid OpenAPI 3.1 by a validator from npm', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('describes every route that is served, and nothing that is not', () => {
    const described = Object.entries(document.paths).flatMap(([path, of]) =>
      Object.keys(of).map((method) => `${method.toUpperCase()} ${path}`),
    );
    for (const one of described) {
      const [method = '', path = ''] = one.split(' ');
      const url = path.replace('{request}', '*').replace(/\{(\w+)\}/g, ':$1');
      expect(world.app.hasRoute({ method: method as 'GET', url }), one).toBe(true);
    }
    const served = [...world.app.printRoutes({ commonPrefix: false }).matchAll(/\(([A-Z, ]+)\)/g)].flatMap(
      ([, methods]) => methods?.split(', ') ?? [],
    );
    expect(served.filter((method) => method !== 'HEAD')).toHaveLength(described.length);
  });

  async function send({
    method,
    url,
    token,
    body,
  }: RandomRequest): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const type = body === undefined ? {} : { 'content-type': body.type };
    const payload = body === undefined ? {} : { payload: body.bytes };
    const answer = await world.app.inject({ method: method as 'GET', url, headers: { ...authorization, ...type }, ...payload });
    return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? '').split(';')[0] ?? '', text: answer.body };
  }

  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  const checks = new Map<string, ValidateFunction>();

  /** What is wrong with an answer by the description; nothing where it fits. */
  function misfit({ operation, method, path }: RandomRequest, answer: Awaited<ReturnType<typeof send>>): string | undefined {
    const described = operation.responses[String(answer.status)];
    if (described === undefined) return 'a status that is not in the description';
    const [type, content] = Object.entries(described.content ?? {})[0] ?? [];
    if (type === undefined || content === undefined)
      return answer.text === '' || answer.text === '{}' ? undefined : 'a body that is not in the description';
    if (answer.type !== type) return `${answer.type} instead of ${type}`;
    if (!type.includes('json')) return undefined;
    const name = `${method} ${path} ${answer.status}`;
    const check = checks.get(name) ?? ajv.compile({ ...content.schema, components: document.components });
    checks.set(name, check);
    return check(JSON.parse(answer.text)) ? undefined : ajv.errorsText(check.errors).slice(0, 200);
  }

  it(
    'get an answer that fits it, and never a 500',
    async () => {
      const before = await rowCounts(world);
      for (let round = 0; round < REQUESTS; round += 1) {
        const request = await randomRequest(document, known, round);
        const answer = await send(request);
        const name = `${request.method} ${request.path}`;
        sent += 1;
        if (sent % TOLD_EVERY === 0) process.stdout.write(`${sent} of ${REQUESTS} requests\n`);
        if (answer.status >= 500) five += 1;
        successes.set(name, (successes.get(name) ?? 0) + (answer.status < 300 ? 1 : 0));
        const wrong = misfit(request, answer);
        if (wrong !== undefined) unfit.push(`${name} ${answer.status} (round ${round}): ${wrong}`);
      }
      expect(unfit.slice(0, 20)).toEqual([]);
      expect(five).toBe(0);
      expect(rowsGone(before, await rowCounts(world))).toBe(0);
    },
    LONGEST_MS,
  );

  it('reach the other side of most doors, not refusals alone', () => {
    const never = [...successes].filter(([, count]) => count === 0).map(([name]) => name);
    // What only an authority or a station can sign.
    const signed = (name: string): boolean => /\/(?:pki|mobile-ids)\b|^GET \/stations\/\{id\}\/staff$/.test(name);
    expect(never.filter((name) => !signed(name))).toEqual([]);
  });
});
