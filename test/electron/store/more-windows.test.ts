import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listed, listedCount, listedWindow } from '../../../electron/store/finders/listed.ts';
import { listedBatches, listedRequests, listedTemporaryCards } from '../../../electron/store/finders/more-windows.ts';
import { migrate } from '../../../electron/store/migrate.ts';
import { Sql } from '../../../electron/store/sql.ts';
import { fillRegister, HERE, THERE } from './fill-register.ts';

const PEOPLE = 200;
const STATES = ['requested', 'unassigned', 'assigned', 'expired', 'aborted'];
const id = (kind: number, index: number): string => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
let database: Database.Database;
let sql: Sql;

beforeAll(() => {
  database = new Database(':memory:');
  sql = new Sql(database);
  migrate(sql);
  fillRegister(database, { people: PEOPLE, cardsEach: 1 });
  const people = sql.rows('SELECT id FROM person ORDER BY position').map((row) => String(row['id']));
  const card = database.prepare(`INSERT INTO temporary_card (id, service_point_id, number, profile_id, state, person_id, due_on, created_at)
    VALUES (?, ?, ?, 'employee-p256', ?, ?, ?, '2026-01-01T00:00:00.000Z')`);
  const request =
    database.prepare(`INSERT INTO request (id, service_point_id, row, state, person_id, requester_id, requested_at, before, after)
    VALUES (?, ?, 26, ?, ?, ?, ?, '{}', '{}')`);
  const batch = database.prepare(`INSERT INTO batch (id, row, service_point_id, made_by, made_at, asked) VALUES (?, ?, ?, ?, ?, '{}')`);
  for (let index = 0; index < PEOPLE; index += 1) {
    const [where, person = ''] = [index % 10 === 9 ? THERE : HERE, people[index]];
    const at = `2026-01-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`;
    const state = STATES[index % STATES.length] ?? '';
    card.run(id(5, index), where, index + 1, state, index % 3 === 0 ? null : person, index % 4 === 0 ? null : at);
    request.run(id(6, index), where, ['requested', 'approved', 'rejected'][index % 3], person, people[0], `${at}T08:00:00.000Z`);
    batch.run(id(7, index), 23 + (index % 3), where, person, `${at}T08:00:00.000Z`);
  }
});
afterAll(() => database.close());

interface Way {
  readonly listed: Listed<string>;
  readonly sort: string;
  readonly states: readonly string[] | undefined;
  readonly down: boolean;
}

const waysOf = (listed: Listed<string>, states: readonly (readonly string[] | undefined)[]): readonly Way[] =>
  Object.keys(listed.keys).flatMap((sort) => states.flatMap((some) => [false, true].map((down) => ({ listed, sort, states: some, down }))));

const ways = [
  ...waysOf(listedTemporaryCards, [undefined, ['assigned'], ['requested', 'expired', 'assigned']]),
  ...waysOf(listedRequests, [undefined, ['requested'], ['approved', 'rejected']]),
  ...waysOf(listedBatches, [undefined, ['24'], ['23', '25']]),
].map((way) => ({ ...way, table: way.listed.table }));

/** Every row, window by window. */
function all({ listed, ...way }: Way & { readonly text?: string }, limit = 7): readonly Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  for (let after: string | undefined; ; ) {
    const found = listedWindow(listed, { servicePointId: HERE, ...way, after, limit }, sql);
    if (found === undefined) return rows;
    const more = sql.rows(`SELECT ${listed.table}.*, ${listed.keys[way.sort]?.outer} AS sorted FROM ${listed.table} ${found.sql}`, {
      ...found.parameters,
    });
    rows.push(...more);
    if (more.length === 0) return rows;
    after = String(more.at(-1)?.['id']);
  }
}

describe('windows of the pool, of requests and of batches', () => {
  it.each(ways)('lead through every row of $table once, in order: by $sort, states $states, down $down', (way) => {
    const { listed, states, down } = way;
    const rows = all(way);
    const every = sql
      .rows(`SELECT id, ${listed.filter} AS filter FROM ${listed.table} WHERE service_point_id = @here`, { here: HERE })
      .filter(({ filter }) => states === undefined || states.includes(String(filter)));
    expect(rows.length).toBeGreaterThan(7);
    expect(rows.map((row) => String(row['id'])).toSorted()).toEqual(every.map((row) => String(row['id'])).toSorted());
    const keys = rows.map(({ sorted }) => (typeof sorted === 'number' ? String(sorted).padStart(9, '0') : String(sorted)));
    expect(keys).toEqual(down ? keys.toSorted().toReversed() : keys.toSorted());
    expect(listedCount(listed, { servicePointId: HERE, ...way, limit: 1 }, { sql, most: 1000 })).toBe(every.length);
  });

  it.each(ways)('begin in an index of $table: by $sort, states $states, down $down', ({ listed, ...way }) => {
    const found = listedWindow(listed, { servicePointId: HERE, ...way, after: String(all({ listed, ...way })[0]?.['id']), limit: 7 }, sql);
    const steps = sql.rows(`EXPLAIN QUERY PLAN SELECT * FROM ${listed.table} ${found?.sql}`, { ...found?.parameters });
    const searches = steps.map((step) => String(step['detail'])).filter((step) => /^(?:SCAN|SEARCH) one/.test(step));
    expect(searches.length).toBe(way.states?.length ?? 1);
    for (const step of searches) expect(step).toMatch(/^SEARCH one USING (?:COVERING )?INDEX \w+_by_/);
  });

  it('find by holder and by number, and nobody of another service point', () => {
    const ofCards = { listed: listedTemporaryCards as Listed<string>, sort: 'number', states: undefined, down: false };
    expect(all({ ...ofCards, text: 't-17' }).map((row) => row['number'])).toEqual([17]);
    const named = all({ ...ofCards, text: 'an' });
    expect(named.length).toBeGreaterThan(7);
    expect(named.every((row) => row['service_point_id'] === HERE && row['person_id'] !== null)).toBe(true);
    expect(all({ ...ofCards, text: '“–”' })).toEqual([]);
    const ofRequests = { listed: listedRequests as Listed<string>, sort: 'since', states: ['approved'], down: true };
    expect(all({ ...ofRequests, text: 'an' }).every((row) => row['state'] === 'approved')).toBe(true);
    const ofBatches = { listed: listedBatches as Listed<string>, sort: 'made', states: undefined, down: true };
    expect(all({ ...ofBatches, text: 'an' }).length).toBeGreaterThan(0);
  });
});
