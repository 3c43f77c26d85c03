import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordOf } from '../../../core/records/records.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { beginningsOf, wordsOf } from '../../../server/store/sought.ts';
import { at, httpWorld, type HttpWorld } from '../http-world.ts';
import { matrixScene, type Scene } from './matrix-scene.ts';

let world: HttpWorld;
let scene: Scene;
let token: string;
let here: string;
let numbers = 7000;

beforeAll(async () => {
  world = await httpWorld();
  scene = await matrixScene(world);
  here = scene.points.own.enabled.id;
  const personId = randomUUID();
  await world.put(
    ['person', somebody(personId, 'Olga Operator')],
    ['account', { personId, roles: ['Operator'], registryOperator: false }],
    ['membership', { id: randomUUID(), personId, servicePointId: here, role: 'service-point-user', state: 'enabled', createdAt: at }],
  );
  token = await world.tokenOf(personId, here);
});
afterAll(() => world.close());

function somebody(id: string, name: string, servicePointId = here): RecordOf<'person'> {
  numbers += 1;
  const known = { name, sortName: name, email: `${numbers}@post.example.org`, number: String(numbers), dataKeyId: randomUUID() };
  return { id, servicePointId, state: 'active', ...known, createdAt: at };
}
const enter = async (name: string, servicePointId = here): Promise<RecordOf<'person'>> => {
  const one = somebody(randomUUID(), name, servicePointId);
  await world.put(['person', one]);
  return one;
};

interface Found {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly next?: string;
}
async function page(query: Readonly<Record<string, string>>): Promise<Found> {
  const { status, body } = await world.call('GET', `/people?${new URLSearchParams(query).toString()}`, { token });
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Found;
}
const names = async (text: string): Promise<readonly string[]> => (await page({ text })).people.map(({ name }) => name);

describe('looking for people at the server', () => {
  it('finds them by the beginning of any word of name, e-mail or number, in any letters', async () => {
    const one = await enter('Łukasz Ångström-Þór');
    for (const text of ['luk', 'ŁUKASZ', 'angstrom', 'thor ang', one.number, `${one.number}@post`, 'Łukasz Ångström-Þór'])
      expect(await names(text), text).toContain(one.name);
    for (const text of ['ukasz', 'lukasz nobody', 'thorn']) expect(await names(text), text).not.toContain(one.name);
    const japanese = await enter('山田 太郎');
    expect(await names('山')).toEqual([japanese.name]);
  });

  it('finds nobody of another service point, and everybody where nothing is typed', async () => {
    await enter('Zebulon Elsewhere', scene.points.other.enabled.id);
    await enter('Zebulon Here');
    expect(await names('zebulon')).toEqual(['Zebulon Here']);
    expect((await names('')).length).toBeGreaterThan(2);
    expect((await names(' - ')).length).toBeGreaterThan(2);
  });

  it('leads page by page to all of them, each once', async () => {
    const made: string[] = [];
    for (let count = 0; count < 7; count += 1) made.push((await enter(`Quentin ${count}`)).id);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { people, next } = await page({ text: 'quen', limit: '3', ...(after === undefined ? {} : { after }) });
      expect(people.length).toBeLessThanOrEqual(3);
      seen.push(...people.map(({ id }) => id));
      after = next;
      if (after === undefined) break;
    }
    expect(seen).toEqual(made.toSorted());
  });

  it('knows a new name at once and the old one no more', async () => {
    const { id } = await enter('Maria Maiden');
    await world.world.writes.run((writer) =>
      writer.append({
        kind: 'observation',
        action: 'test.put',
        who: {},
        changes: [{ record: 'person', id, set: { name: 'Maria Married' } }],
      }),
    );
    expect(await names('maiden')).toEqual([]);
    expect(await names('married')).toEqual(['Maria Married']);
  });

  it('finds those whom an older version wrote once the migrations have run', async () => {
    const { name } = await enter('Xaver Older');
    const owner = new Client({ connectionString: world.urls.ownerUrl, options: '-c search_path=cardwright' });
    await owner.connect();
    await owner.query('UPDATE record SET sought = NULL');
    expect(await names('xaver')).toEqual([]);
    await migrate(world.urls.ownerUrl, () => undefined);
    expect(await names('xaver')).toEqual([name]);
    const { rows } = await owner.query("SELECT id FROM record WHERE sought IS NULL AND kind IN ('person', 'card')");
    expect(rows).toEqual([]);
    await owner.end();
  });
});

describe('looking for cards at the server', () => {
  it('finds them by how their number begins, with all certificates of the one that is opened', async () => {
    const holder = await enter('Hanna Holder');
    const card = {
      id: randomUUID(),
      number: 424_242,
      personId: holder.id,
      servicePointId: here,
      profileId: 'piv',
      state: 'active' as const,
    };
    await world.put(['card', { ...card, createdAt: at } as unknown as RecordOf<'card'>]);
    const found = async (text: string) => {
      const { body } = await world.call('GET', `/cards?text=${text}`, { token });
      return (body as { readonly cards: readonly { readonly id: string }[] }).cards.map(({ id }) => id);
    };
    expect(await found('4242')).toEqual([card.id]);
    expect(await found('2424')).toEqual([]);
    expect((await world.call('GET', `/cards/${card.id}`, { token })).status).toBe(200);
  });
});

describe('words', () => {
  it('are small plain letters and digits, each once, of at most 24 letters', () => {
    expect(wordsOf('Ölaf  o’Neil-OLAF, ß 12')).toEqual(['olaf', 'o', 'neil', 'ss', '12']);
    expect(wordsOf('x'.repeat(40))).toEqual(['x'.repeat(24)]);
    expect(wordsOf('@ - %')).toEqual([]);
  });

  it('are kept by their beginnings, of people and cards alone', () => {
    expect(beginningsOf('person', { name: 'Al', email: 'a@b.org', number: '7' })).toBe('a al b o or org 7');
    expect(beginningsOf('membership', { name: 'Al' })).toBeNull();
  });
});
