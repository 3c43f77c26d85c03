import { generate } from 'json-schema-faker';
import { type HttpWorld, raidExample } from '../http-world.ts';
import { type GoodRequest, type GoodRequests, goodRequests } from './good-requests.ts';
import type { Scene } from './matrix-scene.ts';

type Schema = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Schema;
}

export interface RandomRequest {
  readonly method: string;
  /** As the description writes it. */
  readonly path: string;
  readonly url: string;
  readonly operation: Operation;
  readonly token: string | undefined;
  /** Media type and bytes. */
  readonly body?: { readonly type: string; readonly bytes: Buffer };
}

/** Ids of things that are there, by where a path or a body names them. */
interface Known {
  readonly handles: readonly string[];
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly tokens: readonly (string | undefined)[];
  readonly good: GoodRequests;
}

const SEED = 20_260_301;
const ODD = [null, -1, '', 'x'.repeat(3000), [], {}, 2 ** 53, '\u0000', '\ud800', true, '2024-13', '01/02/2024'];

/** A number from 0 to 1 that the seed and the round give. */
function chance(round: number, salt: number): number {
  let mixed = (SEED + round * 2_654_435_761 + salt * 40_503) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3_266_489_917) >>> 0;
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
const pick = <Value>(list: readonly Value[], where: number): Value => list[Math.floor(where * list.length)] as Value;
const make = (schema: Schema, seed: number): Promise<unknown> => generate(schema as never, { seed }) as Promise<unknown>;

/** Service points that are changed: where callers belong stays as it is, or every door would be shut to them before long. */
const CHANGED = 'changed';
const points = (list: readonly { readonly id: string; readonly number?: number | undefined }[]): readonly string[] =>
  list.flatMap(({ id, number }) => [id, String(number)]);

/** Who asks: each role, a key, nobody; and things of each kind. */
export async function knownThings(world: HttpWorld, scene: Scene): Promise<Known> {
  const here = scene.points.own.enabled;
  const actor = { standing: 'enabled', home: 'enabled', worksAt: here.id } as const;
  const roles = ['operator', 'servicePointAdmin', 'servicePointUser', 'unauthorised'] as const;
  const tokens: (string | undefined)[] = [];
  for (const role of roles) tokens.push(await scene.token({ ...actor, role, by: 'person' }));
  tokens.push(await scene.token({ ...actor, role: 'servicePointAdmin', by: 'key' }), undefined);
  const members = await Promise.all([1, 2, 3].map(() => scene.newMember(here, 'servicePointUser')));
  const requests = await Promise.all([1, 2].map(() => scene.newRequest(here)));
  const keys = await Promise.all([1, 2].map(() => scene.newKey(here)));
  return {
    tokens,
    good: await goodRequests(world, scene),
    handles: await Promise.all([1, 2, 3].map(async () => (await scene.newRaid(here)).handle)),
    ids: {
      '/staff/': members.map(({ membershipId }) => membershipId),
      '/access-requests/': requests,
      '/api-keys/': keys,
      '/people/': members.map((member) => member.personId),
      '/service-point/': points(Object.values(scene.points.own)),
      [CHANGED]: points(Object.values(scene.points.other)),
      personId: members.map((member) => member.personId),
      servicePointId: Object.values(scene.points.own).map(({ id }) => id),
    },
  };
}

/** The request of a round: the same in every run. The first rounds ask once for each operation as it should be asked; after them chance decides. */
export async function randomRequest(document: Document, known: Known, round: number): Promise<RandomRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const inTurn = operations[round];
  const { path, method, operation } = inTurn ?? pick(operations, chance(round, 0));
  const good = known.good[`${method} ${path}`];
  if (good !== undefined && inTurn !== undefined) return withGood({ method, path, operation }, await good());
  if (good !== undefined && chance(round, 30) < 0.25) return withGood({ method, path, operation }, await good(), round);
  const body = await bodyOf({ operation, method, path, known }, round);
  const url = await urlOf({ operation, method, path, known }, round);
  return { method, path, url, operation, token: pick(known.tokens, chance(round, 5)), ...(body === undefined ? {} : { body }) };
}

/** As it is, or in some rounds with one field broken. */
function withGood(
  of: Pick<RandomRequest, 'method' | 'path' | 'operation'>,
  { id = '', query = '', token, body }: GoodRequest,
  round?: number,
): RandomRequest {
  const filled = of.path
    .replace('{prefix}/{suffix}', id)
    .replace('{organisation}/{station}', id)
    .replace('{id}', id)
    .replace('{version}', '1');
  const value = round === undefined || chance(round, 31) < 0.7 ? body : broken(body, round);
  return { ...of, url: `${filled}${query}`, token, ...(body === undefined ? {} : { body: encoded(value, of.operation) }) };
}

function encoded(value: unknown, operation: Operation): NonNullable<RandomRequest['body']> {
  const [type = ''] = Object.keys(operation.requestBody?.content ?? {});
  if (type !== 'application/json') return { type, bytes: Buffer.from(new URLSearchParams(value as Record<string, string>).toString()) };
  return { type, bytes: Buffer.from(JSON.stringify(value)) };
}

interface Making {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly known: Known;
}

/** Most names are of things that are there, so that not every request ends at the door. */
async function urlOf({ path, method, operation, known }: Making, round: number): Promise<string> {
  let filled = path;
  const [prefix = '', suffix = ''] = pick(known.handles, chance(round, 9)).split('/');
  const changes = method !== 'GET' && /^\/service-point\/\{id\}(?:\/enable|\/disable)?$/.test(path);
  const ids = changes ? known.ids[CHANGED] : Object.entries(known.ids).find(([begins]) => path.startsWith(begins))?.[1];
  const named: Readonly<Record<string, string>> = {
    prefix,
    suffix,
    version: '1',
    ...(ids === undefined ? {} : { id: pick(ids, chance(round, 8)) }),
  };
  const query = new URLSearchParams();
  for (const [index, { name, in: where, required, schema }] of (operation.parameters ?? []).entries()) {
    const random = String(await make(schema, round + index));
    const value = chance(round, 10 + index) < 0.7 ? (named[name] ?? random) : random;
    if (where === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else if (required || chance(round, 20 + index) < 0.4) query.set(name, value);
  }
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}

/** As the description says, sometimes with one field taken out or made of something else; bytes where bytes are read. */
async function bodyOf({ operation, path, known }: Making, round: number): Promise<RandomRequest['body']> {
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (type === undefined || content === undefined) return undefined;
  if (content.schema['format'] === 'binary') return { type, bytes: randomBytesOf(round) };
  const example = path.startsWith('/raid/') && chance(round, 1) < 0.3;
  const made = await withKnownIds(example ? raidExample() : await make(content.schema, round), known, round);
  const value = chance(round, 2) > 0.3 ? made : broken(made, round);
  return encoded(value, operation);
}

function withKnownIds(made: unknown, { ids }: Known, round: number): unknown {
  if (typeof made !== 'object' || made === null) return made;
  const fields = Object.entries(made).map(([name, value], index) => {
    const there = ids[name];
    return [name, there === undefined || chance(round, 40 + index) > 0.8 ? value : pick(there, chance(round, 60 + index))] as const;
  });
  return Object.fromEntries(fields);
}

function broken(made: unknown, round: number): unknown {
  if (typeof made !== 'object' || made === null) return made;
  return { ...made, [pick(Object.keys(made), chance(round, 3))]: pick(ODD, chance(round, 4)) };
}

/** Sometimes with a DER header, so that a reader goes in. */
function randomBytesOf(round: number): Buffer {
  const length = Math.floor(chance(round, 6) * 120);
  const bytes = Buffer.from(Array.from({ length }, (_, index) => Math.floor(chance(round, 100 + index) * 256)));
  return chance(round, 7) < 0.5 ? bytes : Buffer.concat([Buffer.from([0x30, Math.min(length, 127)]), bytes]);
}
