import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { generate } from 'json-schema-faker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { rounds } from '../../rounds.ts';
import { httpWorld, type HttpWorld, raidExample } from '../http-world.ts';
import { matrixScene, type Scene } from './matrix-scene.ts';

type Schema = Readonly<Record<string, unknown>>;

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Schema;
}

const REQUESTS = rounds(1500, 100_000);
const SEED = 20_260_301;

describe('requests that the published description makes', () => {
  let world: HttpWorld;
  let scene: Scene;
  let document: Document;
  let handles: readonly string[];
  const tokens: (string | undefined)[] = [];
  let [sent, five] = [0, 0];
  const unfit: string[] = [];

  beforeAll(async () => {
    world = await httpWorld();
    scene = await matrixScene(world);
    document = (await world.call('GET', '/openapi.json')).body as Document;
    const actor = { standing: 'enabled', home: 'enabled', worksAt: scene.points.own.enabled.id } as const;
    for (const role of ['operator', 'servicePointAdmin', 'servicePointUser', 'unauthorised'] as const)
      tokens.push(await scene.token({ ...actor, role, by: 'person' }));
    tokens.push(await scene.token({ ...actor, role: 'servicePointAdmin', by: 'key' }), undefined);
    handles = await Promise.all([1, 2, 3].map(async () => (await scene.newRaid(scene.points.own.enabled)).handle));
  });
  afterAll(async () => {
    measure({ name: 'http.random.inputs', value: sent, unit: 'requests', goal: 100_000, holds: sent >= REQUESTS });
    measure({ name: 'http.500s', value: five, unit: 'answers', goal: 0, holds: five === 0 });
    await world.close();
  });

  it('is valid OpenAPI 3.1 by a validator from npm', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  /** A number from 0 to 1 that the seed and the round give. */
  const chance = (round: number, salt: number): number => {
    let mixed = (SEED + round * 2_654_435_761 + salt * 40_503) >>> 0;
    mixed = Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519) >>> 0;
    mixed = Math.imul(mixed ^ (mixed >>> 13), 3_266_489_917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  const pick = <Value>(list: readonly Value[], at: number): Value => list[Math.floor(at * list.length)] as Value;
  const make = (schema: Schema, seed: number): Promise<unknown> => generate(schema as never, { seed }) as Promise<unknown>;

  /** Half of the names are of things that are there, so that not every request ends at the door. */
  async function pathOf(path: string, operation: Operation, round: number): Promise<string> {
    let filled = path;
    const [prefix = '', suffix = ''] = pick(handles, chance(round, 9)).split('/');
    const known: Readonly<Record<string, string>> = {
      prefix,
      suffix,
      version: '1',
      id: pick(Object.values(scene.points.own), chance(round, 8)).id,
    };
    const query = new URLSearchParams();
    for (const [at, { name, in: where, required, schema }] of (operation.parameters ?? []).entries()) {
      const random = String(await make(schema, round + at));
      const value = chance(round, 10 + at) < 0.5 ? (known[name] ?? random) : random;
      if (where === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value));
      else if (required || chance(round, 20 + at) < 0.4) query.set(name, value);
    }
    return query.size === 0 ? filled : `${filled}?${query.toString()}`;
  }

  /** As the description says, sometimes with one field taken out or made of something else. */
  async function bodyOf(operation: Operation, path: string, round: number): Promise<unknown> {
    const [content] = Object.values(operation.requestBody?.content ?? {});
    if (content === undefined) return undefined;
    const isRaid = path.startsWith('/raid/');
    const made = isRaid && chance(round, 1) < 0.3 ? raidExample() : await make(content.schema, round);
    if (chance(round, 2) > 0.3 || typeof made !== 'object' || made === null) return made;
    const fields = Object.keys(made);
    const field = pick(fields, chance(round, 3));
    const odd = pick(
      [null, -1, '', 'x'.repeat(3000), [], {}, 2 ** 53, '\u0000', '\ud800', true, '2024-13', '01/02/2024'],
      chance(round, 4),
    );
    return { ...made, [field]: odd };
  }

  it('gets an answer that fits the description, and never a 500', async () => {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    const checks = new Map<string, ValidateFunction>();
    const operations = Object.entries(document.paths).flatMap(([path, of]) =>
      Object.entries(of).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );
    for (let round = 0; round < REQUESTS; round += 1) {
      const { path, method, operation } = pick(operations, chance(round, 0));
      const body = await bodyOf(operation, path, round);
      const answer = await world.call(method, await pathOf(path, operation, round), { token: pick(tokens, chance(round, 5)), body });
      sent += 1;
      if (answer.status >= 500) five += 1;
      const name = `${method} ${path} ${answer.status}`;
      const [content] = Object.values(operation.responses[String(answer.status)]?.content ?? {});
      if (content === undefined) {
        unfit.push(`${name} (round ${round}): not in the description`);
        continue;
      }
      const check = checks.get(name) ?? ajv.compile({ ...content.schema, components: document.components });
      checks.set(name, check);
      if (!check(answer.body)) unfit.push(`${name} (round ${round}): ${ajv.errorsText(check.errors).slice(0, 200)}`);
    }
    expect(unfit.slice(0, 20)).toEqual([]);
    expect(five).toBe(0);
  });
});
