import type Database from 'better-sqlite3';
import { Dice } from '../../electron/demo/dice.ts';
import { familyNames, givenNames } from '../../electron/demo/names.ts';

/** In letters that the index has as they are: its own way of making letters plain would take most of the time. */
const plain = (names: readonly string[]): readonly string[] => names.filter((name) => /^[A-Za-z]+$/.test(name));
const given = plain([...givenNames.she, ...givenNames.he]);
const family = plain(familyNames);
const SYLLABLES = ['ba', 'den', 'gro', 'hal', 'kin', 'lor', 'mer', 'nos', 'pol', 'rix', 'sta', 'tur', 'vel', 'wim', 'zan'];

/** As the index has it of a person, in letters that need not be made plain. */
const POINT = "'p' || replace(service_point_id, '-', '')";
export const STANDING = `${POINT} || ' ' || ${POINT} || 's' || state`;

/**
 * People straight into the records, without facts: what is measured is the search, and a million facts would take an hour. Names are drawn
 * so that some words are frequent and most are rare, as in a register.
 */
export function fillPeople(database: Database.Database, count: number): void {
  const dice = new Dice('a million people');
  const draw = (all: readonly string[]): string => all[Math.floor(dice.next() ** 2 * all.length)] ?? '';
  const made = (): string => `${draw(family)}${dice.pick(SYLLABLES)}${dice.pick(SYLLABLES)}`;
  const drawn = (): string => `${draw(given)} ${draw(given)} ${dice.chance(0.2) ? draw(family) : made()}`;
  database.function('drawn_name', { deterministic: false }, drawn);
  const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'person'").all() as {
    readonly name: string;
    readonly sql: string;
  }[];
  const first = Number(database.prepare('SELECT max(CAST(number AS INTEGER)) FROM person').pluck().get() ?? 0) + 1;
  database.transaction(() => {
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
    database
      .prepare(
        `WITH RECURSIVE counted (n) AS (SELECT @first UNION ALL SELECT n + 1 FROM counted WHERE n < @last),
         named AS MATERIALIZED (SELECT n, drawn_name() AS name FROM counted)
         INSERT INTO person (id, service_point_id, number, state, name, sort_name, email, data_key_id, created_at)
         SELECT printf('%08x-0000-4000-8000-%012x', n, n), (SELECT id FROM service_point), CAST(n AS TEXT), 'active', name, name,
           printf('p%d@example.org', n), printf('%08x-0000-4000-9000-%012x', n, n), '2026-01-01T00:00:00.000Z' FROM named`,
      )
      .run({ first, last: first + count - 1 });
    for (const { sql } of triggers) database.exec(sql);
    database.exec(
      `INSERT INTO person_search (rowid, name, email, number, standing) SELECT position, name, email, number, ${STANDING} FROM person WHERE CAST(number AS INTEGER) >= ${first}`,
    );
  })();
  database.exec('ANALYZE');
}

/** Searches as people type them: whole names, beginnings of names, addresses and numbers of people who are there. */
export function someQueries(database: Database.Database): readonly string[] {
  const dice = new Dice('searches');
  const people = database.prepare('SELECT name, email, number FROM person ORDER BY position LIMIT 1 OFFSET ?');
  const total = Number(database.prepare('SELECT count(*) FROM person').pluck().get());
  return Array.from({ length: 60 }, (_, at) => {
    const { name, email, number } = people.get(Math.floor(dice.next() * total)) as { name: string; email: string; number: string };
    const [first = '', second = '', family = ''] = name.split(' ');
    const ways = [
      name,
      `${first} ${family}`,
      `${first.slice(0, 3)} ${family.slice(0, 3)}`,
      family,
      `${second} ${family.slice(0, 4)}`,
      email,
      number,
      `${first.slice(0, 1)} ${family}`,
      family.slice(0, 4),
      first,
    ];
    return ways[at % ways.length] ?? name;
  });
}
