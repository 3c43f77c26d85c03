import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../../electron/store/migrate.ts';
import { Sql } from '../../../electron/store/sql.ts';
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

const stateTables =
  'organisation service_point station person account membership request card certificate operation identifier option'.split(' ');
const all = (type: string, names: string): readonly string[] => names.split(' ').map((name) => `${type} ${name}`);

/** What each migration adds: tables, views, triggers, and the indexes that finders rely on. */
const added: Readonly<Record<number, readonly string[]>> = {
  1: [
    ...stateTables.flatMap((table) => [`table ${table}`, `trigger ${table}_stays`]),
    ...all('index', 'card_by_chip card_by_issue card_by_person card_by_state card_by_uuid operation_by_end operation_open'),
    ...all('index', 'certificate_by_card certificate_by_serial certificate_waiting membership_by_person membership_by_service_point'),
    ...all('index', 'person_by_email person_by_number person_by_sort_name'),
    ...all('index', 'request_by_card request_by_person request_by_requester request_by_state'),
  ],
  2: [
    ...all('table', 'fact fact_about fact_tile outbox'),
    ...all('index', 'fact_by_action fact_by_actor'),
    ...all('trigger', 'fact_stays fact_unchanged fact_about_stays fact_about_unchanged fact_tile_stays fact_tile_unchanged'),
  ],
  3: all('table', 'person_search'),
  4: [
    ...all('table', 'sealed_blob wrapped_key account_password'),
    ...all('index', 'sealed_blob_by_kind sealed_blob_by_record'),
    ...all('trigger', 'sealed_blob_stays sealed_blob_unchanged'),
  ],
  5: [...all('table', 'failed_sign_in counter local_setting'), ...all('index', 'failed_sign_in_by_time')],
  6: [
    ...all('table', 'authority_certificate'),
    ...all('index', 'authority_listed'),
    ...all('trigger', 'authority_certificate_stays authority_revoked_stays'),
  ],
  7: all('view', 'person_words'),
  8: [
    ...all('table', 'reason default_role mail_outbox one_time_code batch batch_entry'),
    ...all('index', 'mail_outbox_waiting mail_outbox_by_person batch_by_service_point'),
    ...all('trigger', 'reason_stays default_role_stays'),
  ],
  9: [
    'table temporary_card',
    'trigger temporary_card_stays',
    ...all('index', 'temporary_card_by_person temporary_card_by_state temporary_card_by_uuid temporary_card_due'),
  ],
  10: all('table', 'batch_item'),
  11: all(
    'index',
    'person_by_point_number person_by_point_since person_by_state_name person_by_state_number person_by_state_since card_by_point_number card_by_point_expiry card_by_point_since card_by_state_number card_by_state_expiry',
  ),
  12: [
    'table narrower_role',
    'trigger narrower_role_stays',
    ...all('index', 'account_with_more_roles card_expiring certificate_ending person_by_phone'),
  ],
  13: [
    ...all('table', 'access_request api_key identity raid raid_revision'),
    ...all('trigger', 'access_request_stays api_key_stays identity_stays raid_stays raid_revision_stays'),
    ...all('index', 'service_point_by_number service_point_by_repository access_request_by_service_point access_request_by_person'),
    ...all('index', 'access_request_waiting api_key_by_service_point identity_by_subject identity_by_person raid_by_service_point'),
  ],
  14: [],
  15: all('table', 'people_import people_import_refused').concat(all('index', 'people_import_by_service_point')),
  16: [
    ...all('index', 'temporary_card_by_point_number temporary_card_by_point_due temporary_card_by_point_state_number'),
    ...all(
      'index',
      'temporary_card_by_point_state_due request_by_point_since request_by_point_state_since batch_by_point_row batch_by_maker',
    ),
  ],
  17: [
    'table virtual_smart_card',
    'trigger virtual_smart_card_stays',
    ...all('index', 'virtual_smart_card_by_person virtual_smart_card_unsettled virtual_smart_card_expiring'),
  ],
  18: [],
  19: [
    ...all('table', 'feed_case feed_entry feed_unfolded'),
    'index feed_case_open',
    ...all('trigger', 'feed_case_stays feed_entry_stays feed_entry_unchanged'),
  ],
  20: all('view', 'person_found'),
  21: [...all('table', 'fact_aside feed_before feed_mark'), ...all('trigger', 'fact_aside_stays feed_before_stays')],
};

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
    expect(kept).toHaveLength(31);
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
