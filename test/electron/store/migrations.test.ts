import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../../electron/store/migrate.ts';
import { Sql } from '../../../electron/store/sql.ts';
import { added, heldSearches } from './added-by-migrations.ts';
import { contentOf, insertSamples, rowsSince, schemaOf } from './sample-rows.ts';

let database: Database.Database;
let sql: Sql;
beforeEach(() => {
  database = new Database(':memory:');
  sql = new Sql(database);
  for (const setting of ['foreign_keys = 1', 'recursive_triggers = 1', 'trusted_schema = 0', 'secure_delete = 1']) sql.pragma(setting);
});
afterEach(() => database.close());

/** A store in which everything up to that migration has run and lies. */
function storeAt(number: number): void {
  for (let done = 1; done <= number; done += 1) {
    migrate(sql, done);
    insertSamples(sql, done);
  }
}

const found = (text: string): number =>
  sql.number('SELECT count(*) FROM person_search WHERE person_search MATCH @text', { text: `"${text}"*` });

describe.each(migrations.map(({ number }) => number))('migration %i', (number) => {
  it('adds exactly its own tables, indexes, views and triggers, and takes none away', () => {
    storeAt(number - 1);
    const before = schemaOf(sql);
    migrate(sql, number);
    const after = schemaOf(sql);
    expect(after.filter((name) => !before.includes(name)).sort()).toEqual([...(added[number] ?? ['nothing listed'])].sort());
    expect(before.filter((name) => !after.includes(name))).toEqual([]);
  });

  it('leaves every row that was there as it was', () => {
    storeAt(number - 1);
    const before = contentOf(sql);
    migrate(sql, number);
    expect(contentOf(sql)).toMatchObject(before);
    expect(sql.rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(sql.pragma('integrity_check')).toBe('ok');
  });

  it('makes only STRICT tables', () => {
    storeAt(number);
    const own = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'";
    expect(sql.rows(own)).toEqual([]);
  });

  it('marks the store with its number and runs no second time', () => {
    storeAt(number);
    expect([sql.pragma('application_id'), sql.pragma('user_version')]).toEqual([0x43775374, number]);
    const before = [schemaOf(sql), contentOf(sql)];
    migrate(sql, number);
    expect([schemaOf(sql), contentOf(sql)]).toEqual(before);
  });

  it('is undone whole when it cannot end', () => {
    storeAt(number - 1);
    const made = (kind: RegExp) => (added[number] ?? []).find((name) => kind.test(name))?.split(' ')[1];
    const last = made(/^(?:table|view) /) ?? made(/^index /);
    const [widens = '', table = '', column = ''] = /ALTER TABLE (\w+) ADD COLUMN (\w+)[^;]*/.exec(migrations[number - 1]?.sql ?? '') ?? [];
    sql.exec(last === undefined ? widens : `CREATE TABLE ${last} (odd TEXT) STRICT`);
    const before = [schemaOf(sql), contentOf(sql)];
    expect(() => migrate(sql, number)).toThrow(/already|duplicate/);
    expect([schemaOf(sql), contentOf(sql)]).toEqual(before);
    expect(sql.pragma('user_version')).toBe(number - 1);
    sql.exec(last === undefined ? `ALTER TABLE ${table} DROP COLUMN ${column}` : `DROP TABLE ${last}`);
    migrate(sql, number);
    expect(sql.pragma('user_version')).toBe(number);
  });
});

describe('the migrations', () => {
  it('are numbered from 1 without a gap, each with its sample rows', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
    expect(Object.keys(rowsSince)).toHaveLength(migrations.length);
  });

  it('let no state row, fact, secret or book entry be deleted', () => {
    storeAt(migrations.length);
    const kept = Object.keys(contentOf(sql)).filter(
      (table) => sql.number(`SELECT count(*) FROM sqlite_schema WHERE name = '${table}_stays'`) > 0,
    );
    expect(kept).toHaveLength(35);
    for (const table of kept) {
      expect(sql.number(`SELECT count(*) FROM ${table}`), table).toBeGreaterThan(0);
      expect(() => sql.run(`DELETE FROM ${table}`), table).toThrow(/deleted/);
    }
  });

  it('let no fact be changed, not even by REPLACE', () => {
    storeAt(migrations.length);
    expect(() => sql.run("UPDATE fact SET action = 'x'")).toThrow('never changed');
    expect(() => sql.run('UPDATE fact_tile SET number = 2')).toThrow('never changed');
    expect(() => sql.run("UPDATE fact_about SET id = 'q'")).toThrow('never changed');
    expect(() => sql.run('REPLACE INTO fact SELECT * FROM fact')).toThrow('never deleted');
  });

  it('let a sealed blob change once, to zeros', () => {
    storeAt(migrations.length);
    const destroyed = "destroyed_at = '2031-05-05T08:00:00.000Z'";
    expect(() => sql.run(`UPDATE sealed_blob SET ${destroyed}`)).toThrow('can only be destroyed');
    expect(() => sql.run(`UPDATE sealed_blob SET ${destroyed}, bytes = zeroblob(35)`)).toThrow('can only be destroyed');
    expect(() => sql.run(`UPDATE sealed_blob SET ${destroyed}, bytes = zeroblob(36), record_id = 'q'`)).toThrow('can only be destroyed');
    sql.run(`UPDATE sealed_blob SET ${destroyed}, bytes = zeroblob(36)`);
    expect(() => sql.run(`UPDATE sealed_blob SET ${destroyed}, bytes = zeroblob(36)`)).toThrow('can only be destroyed');
  });

  it('let no revoked certificate come back', () => {
    storeAt(migrations.length);
    expect(() => sql.run("UPDATE authority_certificate SET state = 'lost'")).toThrow('CHECK');
    sql.run("UPDATE authority_certificate SET state = 'revoked'");
    expect(() => sql.run("UPDATE authority_certificate SET state = 'valid'")).toThrow('revoked is final');
  });

  it('let certificates and operations be a temporary card’s from the ninth on, but nobody’s never', () => {
    storeAt(migrations.length);
    const claim = (temporary: string, cardId: string) => (): void =>
      sql.exec(`BEGIN; UPDATE operation SET card_id = '${cardId}', temporary = ${temporary} WHERE id = 'op'; COMMIT`);
    for (const [temporary, cardId] of [
      ['1', 'c'],
      ['NULL', 'tc'],
      ['1', 'nobody'],
    ] as const) {
      expect(claim(temporary, cardId)).toThrow('FOREIGN KEY');
      sql.exec('ROLLBACK');
    }
    expect(claim('1', 'tc')).not.toThrow();
    expect(() => sql.run("UPDATE certificate SET person_id = NULL WHERE id = 'tx'")).toThrow('CHECK');
  });

  it('find people who were there before there was a search', () => {
    storeAt(2);
    migrate(sql, 3);
    expect([found('ukasz'), found('łuk'), found('angstrom'), found('1001')]).toEqual([0, 1, 1, 1]);
  });

  it('find Łukasz by Lukasz from the seventh on, and forget the words of a name that was changed', () => {
    storeAt(6);
    expect(found('lukasz ang')).toBe(0);
    migrate(sql);
    expect([found('lukasz ang'), found('angstrom'), found('lukasz@example')]).toEqual([1, 1, 1]);
    sql.run("UPDATE person SET name = 'Søren Ødegård', email = 's@example.org'");
    expect([found('soren odegard'), found('lukasz'), found('angstrom')]).toEqual([1, 0, 0]);
    expect(() => sql.run("INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)")).not.toThrow();
  });

  it('find what people hold from the twenty-second on, by their words and by where it stands, as both are now', () => {
    storeAt(21);
    migrate(sql);
    const cards = (words: string): number =>
      sql.number('SELECT count(*) FROM card_by_expiry_search WHERE card_by_expiry_search MATCH @words', { words });
    const [card] = sql.rows('SELECT state, service_point_id FROM card');
    const point = `\u{E000}${String(card?.['service_point_id']).replaceAll('-', '')}`;
    const was = String(card?.['state']);
    expect([cards('"lukasz"'), cards(`"${point}"`), cards(`"${point}s${was}"`), cards(`"${point}slocked"`)]).toEqual([1, 1, 1, 0]);
    sql.run("UPDATE card SET state = 'locked', expires_on = '2031-01-01', number = number + 1");
    sql.run("UPDATE person SET name = 'Søren Ødegård', email = 's@example.org'");
    expect([cards('"lukasz"'), cards('"soren"'), cards(`"${point}s${was}"`), cards(`"${point}slocked"`)]).toEqual([0, 1, 0, 1]);
    for (const search of heldSearches)
      expect(() => sql.run(`INSERT INTO ${search} (${search}, rank) VALUES ('integrity-check', 1)`)).not.toThrow();
  });

  it('find people by service point and state from the twentieth on, as they are now, and by no state that is typed', () => {
    storeAt(19);
    migrate(sql);
    const standing = (words: string): number =>
      sql.number('SELECT count(*) FROM person_search WHERE person_search MATCH @words', { words: `standing : (${words})` });
    const [person] = sql.rows('SELECT state, service_point_id FROM person');
    const point = `p${String(person?.['service_point_id']).replaceAll('-', '')}`;
    expect([standing(point), standing(`${point}s${String(person?.['state'])}`), standing(`${point}slocked`)]).toEqual([1, 1, 0]);
    sql.run("UPDATE person SET state = 'locked'");
    expect([standing(point), standing(`${point}slocked`), standing(`${point}s${String(person?.['state'])}`)]).toEqual([1, 1, 0]);
    expect(() => sql.run("INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)")).not.toThrow();
  });
});
