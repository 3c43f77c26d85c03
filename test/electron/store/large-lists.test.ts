import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCardFinders } from '../../../electron/store/finders/card-finders.ts';
import { createPersonFinders } from '../../../electron/store/finders/person-finders.ts';
import { createRequestFinders } from '../../../electron/store/finders/request-finders.ts';
import { createTemporaryCardFinders } from '../../../electron/store/finders/temporary-card-finders.ts';
import { migrate } from '../../../electron/store/migrate.ts';
import { RecordRows } from '../../../electron/store/record-rows.ts';
import { Sql } from '../../../electron/store/sql.ts';
import { fillRegister, HERE } from './fill-register.ts';

/** More than any search puts in order at once, behind more than a walk looks at. */
const PEOPLE = 12_000;
const BEFORE_THEM = 21_000;
const SEARCHES = ['person_search', 'card_by_number_search', 'card_by_expiry_search', 'request_search', 'temporary_card_search'];
const LIMIT = 500;
const ALL = Number.MAX_SAFE_INTEGER;
let database: Database.Database;
let people: ReturnType<typeof createPersonFinders>;
let cards: ReturnType<typeof createCardFinders>;
let requests: ReturnType<typeof createRequestFinders>;
let pool: ReturnType<typeof createTemporaryCardFinders>;

beforeAll(() => {
  database = new Database(':memory:');
  const sql = new Sql(database);
  migrate(sql);
  // The words are written at the end: a trigger for each row would take most of the time.
  const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%search%'").all() as {
    readonly name: string;
    readonly sql: string;
  }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  fillRegister(database, { people: PEOPLE, cardsEach: 1 });
  database.exec(`
    INSERT INTO person (id, service_point_id, number, state, name, sort_name, email, data_key_id, created_at)
      WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${BEFORE_THEM})
      SELECT 'before-' || n, '${HERE}', 900000 + n, 'active', 'Aaron Aalto', 'Aalto Aaron', 'a' || n || '@elsewhere.test', 'key', '2025-01-01' FROM counted;
    UPDATE card SET chip = 'cplc:4790' || printf('%06d', number);
    INSERT INTO request (id, service_point_id, row, state, person_id, requester_id, requested_at, before, after)
      SELECT 'request-' || position, service_point_id, 26, CASE position % 3 WHEN 0 THEN 'requested' ELSE 'approved' END, id, id,
        strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', '+' || (position * 7919 % 900000) || ' seconds'), '{}', '{}'
      FROM person WHERE email LIKE '%example%';
    INSERT INTO temporary_card (id, service_point_id, number, profile_id, state, person_id, created_at)
      SELECT 'pool-' || position, service_point_id, position, 'employee-p256', 'assigned', id, '2026-01-01T00:00:00.000Z'
      FROM person WHERE email LIKE '%example%' AND position % 2 = 0;`);
  for (const search of SEARCHES) database.exec(`INSERT INTO ${search} (${search}) VALUES ('rebuild')`);
  for (const { sql: made } of triggers) database.exec(made);
  const rows = new RecordRows(sql);
  people = createPersonFinders(sql, rows);
  cards = createCardFinders(sql, rows);
  requests = createRequestFinders(sql, rows);
  pool = createTemporaryCardFinders(sql, rows);
});
afterAll(() => database.close());

/** Every window, one behind the other. */
function all(window: (after: string | undefined) => readonly { readonly id: string }[]): readonly string[] {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const more = window(after);
    ids.push(...more.map(({ id }) => id));
    after = more.at(-1)?.id;
    if (more.length < LIMIT) return ids;
  }
}

const idsOf = (query: string): readonly string[] => database.prepare(query).pluck().all() as string[];
const ofState = (states: readonly string[] | undefined): string =>
  states === undefined ? '' : `AND state IN (${states.map((state) => `'${state}'`).join(', ')})`;

describe('a search that finds more than is put in order at once', () => {
  const ofPeople = { name: 'sort_name COLLATE NOCASE', number: 'CAST(number AS INTEGER)', since: 'created_at' } as const;
  const waysOf = <Sort extends string>(sorts: readonly Sort[], states: readonly (readonly string[] | undefined)[]) =>
    sorts.flatMap((sort) => states.flatMap((some) => [false, true].map((down) => ({ sort, states: some, down }))));

  it.each(waysOf(['name', 'number', 'since'], [undefined]))('leads through all its people, by $sort, down $down', ({ sort, down }) => {
    const query = { text: 'example', servicePointId: HERE, sort, down, limit: LIMIT };
    const way = down ? 'DESC' : 'ASC';
    const every = idsOf(
      `SELECT id FROM person WHERE service_point_id = '${HERE}' AND email LIKE '%example%' ORDER BY ${ofPeople[sort]} ${way}, position ${way}`,
    );
    expect(every.length).toBe(PEOPLE * 0.9);
    expect(all((after) => people.window({ ...query, after }))).toEqual(every);
    expect(people.countUpTo(query, ALL)).toBe(every.length);
  });

  it.each(waysOf(['number', 'since'], [undefined]))(
    'of one letter leads through all its people, by $sort, down $down',
    ({ sort, down }) => {
      for (const [letter, found] of [
        ['h', "sort_name LIKE 'h%'"],
        ['a', "sort_name LIKE 'a%'"],
      ] as const) {
        const way = down ? 'DESC' : 'ASC';
        const every = idsOf(
          `SELECT id FROM person WHERE service_point_id = '${HERE}' AND ${found} ORDER BY ${ofPeople[sort]} ${way}, position ${way}`,
        );
        expect(all((after) => people.window({ text: letter, servicePointId: HERE, sort, down, after, limit: LIMIT }))).toEqual(every);
      }
    },
  );

  it.each(['example', '4790'])('leads through all its cards, by each sort and state: %s', (text) => {
    for (const { sort, states, down } of waysOf(['number', 'expires'], [undefined, ['active'], ['locked', 'expired']])) {
      const query = { text, servicePointId: HERE, sort, down, limit: LIMIT, states };
      const [way, by] = [down ? 'DESC' : 'ASC', sort === 'number' ? 'number' : "coalesce(expires_on, '')"];
      const every = idsOf(
        `SELECT id FROM card WHERE service_point_id = '${HERE}' ${ofState(states)} ORDER BY ${by} ${way}, position ${way}`,
      );
      expect(every.length).toBeGreaterThan(LIMIT * 2);
      expect(all((after) => cards.window({ ...query, after }))).toEqual(every);
      expect(cards.countUpTo(query, ALL)).toBe(every.length);
    }
  });

  it('leads through all its requests, by each state', () => {
    for (const { sort, states, down } of waysOf(['since'], [undefined, ['requested'], ['requested', 'approved']])) {
      const query = { text: 'example org', servicePointId: HERE, sort, down, limit: LIMIT, states };
      const way = down ? 'DESC' : 'ASC';
      const every = idsOf(
        `SELECT id FROM request WHERE service_point_id = '${HERE}' ${ofState(states)} ORDER BY requested_at ${way}, position ${way}`,
      );
      expect(all((after) => requests.window({ ...query, after }))).toEqual(every);
      expect(requests.countUpTo(query, ALL)).toBe(every.length);
    }
  });

  it('leads through all that its people were lent', () => {
    const query = { text: 'example', servicePointId: HERE, sort: 'number', down: false, limit: LIMIT } as const;
    const every = idsOf(`SELECT id FROM temporary_card WHERE service_point_id = '${HERE}' ORDER BY number`);
    expect(every.length).toBeGreaterThan(LIMIT * 2);
    expect(all((after) => pool.window({ ...query, after }))).toEqual(every);
    expect(pool.countUpTo(query, ALL)).toBe(every.length);
  });

  it('takes words in any letters, and divided as they were written', () => {
    database.exec("UPDATE person SET name = 'Łukasz हिन्दी O’Hara', sort_name = 'OHara' WHERE position = 1");
    for (const text of ['lukasz', 'ŁUKASZ', 'हिन्दी', "o'hara", 'hara lukasz', 'p0@example.org']) {
      const query = { text, servicePointId: HERE, sort: 'number', down: false, limit: LIMIT } as const;
      expect(cards.window(query).map(({ number }) => number)).toContain(1);
    }
    for (const text of ['“–”', '\u{E000}', '*', '"'])
      expect(cards.window({ text, servicePointId: HERE, sort: 'number', down: false, limit: LIMIT })).toEqual([]);
  });
});
