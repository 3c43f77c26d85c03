import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { createCardFinders } from '../../../electron/store/finders/card-finders.ts';
import { createPersonFinders } from '../../../electron/store/finders/person-finders.ts';
import { migrate } from '../../../electron/store/migrate.ts';
import { RecordRows } from '../../../electron/store/record-rows.ts';
import { Sql } from '../../../electron/store/sql.ts';
import { fillRegister, HERE, THERE } from './fill-register.ts';

let database: Database.Database;
const asked: string[] = [];
let people: ReturnType<typeof createPersonFinders>;
let cards: ReturnType<typeof createCardFinders>;

beforeAll(() => {
  database = new Database(':memory:');
  const sql = new Sql(database);
  migrate(sql);
  fillRegister(database, { people: 300, cardsEach: 2 });
  const watched = new Proxy(sql, {
    get: (target, name) => {
      const part = Reflect.get(target, name) as unknown;
      if (typeof part !== 'function') return part;
      return (text: string, ...rest: readonly unknown[]) => {
        asked.push(text);
        return (part as (...given: readonly unknown[]) => unknown).call(target, text, ...rest);
      };
    },
  });
  people = createPersonFinders(watched, new RecordRows(watched));
  cards = createCardFinders(watched, new RecordRows(watched));
});
afterAll(() => database.close());

/** What SQLite would do for the last query: its steps, in words. */
function plan(): readonly string[] {
  const text = asked.at(-1) ?? '';
  const names = Array.from(text.matchAll(/@([a-zA-Z0-9]+)/g), ([, name = '']) => name);
  const parameters: Record<string, null> = Object.fromEntries(names.map((name) => [name, null] as const));
  return (database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(parameters) as { detail: string }[]).map(({ detail }) => detail);
}

/** Every window, one behind the other. */
function all<Row extends { readonly id: string }>(window: (after: string | undefined) => readonly Row[]): readonly Row[] {
  const rows: Row[] = [];
  for (let after: string | undefined; ; ) {
    const more = window(after);
    rows.push(...more);
    after = more.at(-1)?.id;
    if (more.length === 0) return rows;
  }
}

const SORTS = { person: ['name', 'number', 'since'], card: ['number', 'expires'] } as const;
const STATES = [undefined, ['active'], ['inactive', 'locked', 'active']] as const;
const waysOf = <Sort extends string>(sorts: readonly Sort[]) =>
  sorts.flatMap((sort) => STATES.flatMap((states) => [false, true].map((down) => ({ sort, states, down }))));

describe('windows of people', () => {
  it.each(waysOf(SORTS.person))('lead through everybody once, in order: by $sort, states $states, down $down', (way) => {
    const found = all((after) => people.window({ servicePointId: HERE, ...way, after, limit: 7 }));
    const everybody = people.find({
      text: '',
      servicePointIds: [HERE],
      limit: 1000,
      ...(way.states === undefined ? {} : { states: way.states }),
    });
    expect(found.map(({ id }) => id).toSorted()).toEqual(everybody.map(({ id }) => id).toSorted());
    const key = ({ sortName, number, createdAt }: (typeof found)[number]): string =>
      ({ name: sortName.toLowerCase(), number: number.padStart(12, '0'), since: createdAt })[way.sort];
    const keys = found.map(key);
    expect(keys).toEqual(way.down ? keys.toSorted().toReversed() : keys.toSorted());
    expect(people.countUpTo({ servicePointId: HERE, ...way, limit: 1 }, 1000)).toBe(everybody.length);
  });

  it.each(waysOf(SORTS.person))('begin in an index and look at no other row: by $sort, states $states, down $down', (way) => {
    const [first] = people.window({ servicePointId: HERE, ...way, limit: 7 });
    for (const after of [undefined, first?.id]) {
      people.window({ servicePointId: HERE, ...way, after, limit: 7 });
      const steps = plan();
      expect(steps.filter((step) => /^SCAN (?:one|person)/.test(step))).toEqual([]);
      const searches = steps.filter((step) => step.startsWith('SEARCH one'));
      expect(searches.length).toBe(way.states?.length ?? 1);
      for (const step of searches) expect(step).toMatch(/USING (?:COVERING )?INDEX person_by_/);
      expect(steps.filter((step) => step.includes('TEMP B-TREE')).length).toBeLessThanOrEqual(1);
    }
  });

  it('of a text lead through every match once, and nobody of another service point', () => {
    const found = all((after) => people.window({ text: 'an', servicePointId: HERE, sort: 'name', down: false, after, limit: 9 }));
    const matches = people.find({ text: 'an', servicePointIds: [HERE], limit: 1000 });
    expect(matches.length).toBeGreaterThan(9);
    expect(found.map(({ id }) => id).toSorted()).toEqual(matches.map(({ id }) => id).toSorted());
    expect(
      people
        .window({ text: 'an', servicePointId: THERE, sort: 'name', down: false, limit: 500 })
        .every(({ servicePointId }) => servicePointId === THERE),
    ).toBe(true);
  });

  it('of one letter are those whose sort name begins with it, by an index; a second word of one letter narrows the first', () => {
    const found = all((after) => people.window({ text: 'h', servicePointId: HERE, sort: 'since', down: false, after, limit: 9 }));
    expect(found.length).toBeGreaterThan(9);
    expect(found.every(({ sortName }) => sortName.startsWith('H'))).toBe(true);
    expect(people.countUpTo({ text: 'h', servicePointId: HERE, sort: 'name', down: false, limit: 1 }, 1000)).toBe(found.length);
    expect(plan().filter((step) => /^SCAN (?:one|person)/.test(step))).toEqual([]);
    const both = people.window({ text: 'hansen a', servicePointId: HERE, sort: 'name', down: false, limit: 500 });
    expect(both.length).toBeGreaterThan(0);
    expect(both.every(({ name }) => name.startsWith('Anna Hansen'))).toBe(true);
  });

  it('of a text that holds nothing to search are empty', () => {
    expect(people.window({ text: '“–”', servicePointId: HERE, sort: 'name', down: false, limit: 9 })).toEqual([]);
  });
});

describe('windows of cards', () => {
  it.each(waysOf(SORTS.card))('lead through every card once, in order, by an index: by $sort, states $states, down $down', (way) => {
    const found = all((after) => cards.window({ servicePointId: HERE, ...way, after, limit: 11 }));
    const searches = plan().filter((step) => step.startsWith('SEARCH one'));
    expect(searches.length).toBe(way.states?.length ?? 1);
    for (const step of searches) expect(step).toMatch(/USING (?:COVERING )?INDEX card_by_/);
    const every = (
      database.prepare('SELECT id, state FROM card WHERE service_point_id = ?').all(HERE) as { id: string; state: string }[]
    ).filter(({ state }) => way.states?.includes(state as 'active') ?? true);
    expect(found.map(({ id }) => id).toSorted()).toEqual(every.map(({ id }) => id).toSorted());
    const key = ({ number, expiresOn = '' }: (typeof found)[number]): string =>
      ({ number: String(number).padStart(12, '0'), expires: expiresOn })[way.sort];
    const keys = found.map(key);
    expect(keys).toEqual(way.down ? keys.toSorted().toReversed() : keys.toSorted());
    expect(cards.countUpTo({ servicePointId: HERE, ...way, limit: 1 }, 5000)).toBe(every.length);
  });

  it.each([
    ['its number', '17', 17],
    ['the number of its chip', 'AB:00:00:17', 17],
    ['the beginning of a certificate’s number', 'cc000017', 17],
  ])('find a card by %s, by indexes alone', (_what, text, number) => {
    const found = cards.window({ text, servicePointId: HERE, sort: 'number', down: false, limit: 500 });
    expect(found.map((card) => card.number)).toContain(number);
    expect(plan().filter((step) => /^SCAN (?:one|card|certificate|person)\b/.test(step))).toEqual([]);
  });

  it('find cards by holder, and none of another service point', () => {
    const found = all((after) => cards.window({ text: 'an', servicePointId: HERE, sort: 'number', down: true, after, limit: 9 }));
    const holders = new Set(people.find({ text: 'an', servicePointIds: [HERE], limit: 1000 }).map(({ id }) => id));
    expect(found.length).toBe(holders.size * 2);
    expect(found.every(({ personId, servicePointId }) => holders.has(personId) && servicePointId === HERE)).toBe(true);
  });
});
