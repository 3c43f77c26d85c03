import type Database from 'better-sqlite3';
import { STANDING } from './million-people.ts';
import { fillRegister } from '../../test/electron/store/fill-register.ts';

/** Tables that are filled, and those that follow them by triggers. */
const FILLED = ['person', 'card', 'certificate', 'request', 'temporary_card'];

interface Wish {
  readonly people: number;
  readonly cardsEach: number;
  /** The service point that lists are asked for. */
  readonly servicePointId: string;
}

/**
 * A large register straight into the tables, without facts: for lists and their speed. Indexes are made when the rows are there, which is
 * several times as quick. Nothing in it ends within ten years, so that no job of the station finds anything to do.
 */
export function fillWholeRegister(database: Database.Database, { people, cardsEach, servicePointId }: Wish): void {
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -400000');
  const kept = database
    .prepare(
      `SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN (${FILLED.map(() => '?').join(', ')})`,
    )
    .all(...FILLED) as { readonly type: string; readonly name: string; readonly sql: string }[];
  for (const { type, name } of kept) database.exec(`DROP ${type} ${name}`);
  const before = Number(database.prepare('SELECT max(position) FROM person').pluck().get() ?? 0);
  fillRegister(database, { people, cardsEach, here: servicePointId, certificates: people * cardsEach });
  database.exec(`UPDATE card SET expires_on = date(expires_on, '+10 years') WHERE expires_on IS NOT NULL;
    UPDATE certificate SET not_after = '2040-01-01T00:00:00.000Z';`);
  fillRequests(database, servicePointId);
  fillPool(database, servicePointId);
  for (const { sql } of kept) database.exec(sql);
  database.exec(`INSERT INTO person_search (rowid, name, email, number, standing)
    SELECT position, name, email, number, ${STANDING} FROM person WHERE position > ${before};`);
  for (const search of ['card_by_number_search', 'card_by_expiry_search', 'request_search', 'temporary_card_search'])
    database.exec(`INSERT INTO ${search} (${search}) VALUES ('rebuild')`);
  database.exec('ANALYZE');
}

/** One for every third person; a few hundred wait. */
function fillRequests(database: Database.Database, servicePointId: string): void {
  database.exec(`INSERT INTO request (id, service_point_id, row, state, person_id, requester_id, requested_at, before, after, card_id)
    SELECT '6' || substr(person.id, 2), person.service_point_id, 26,
      CASE WHEN person.position % 2001 = 0 THEN 'requested' WHEN person.position % 7 = 0 THEN 'rejected' WHEN person.position % 11 = 0 THEN 'aborted' ELSE 'approved' END,
      person.id, (SELECT person_id FROM account ORDER BY position LIMIT 1), person.created_at, '{}', '{}',
      (SELECT card.id FROM card WHERE card.position = person.position)
    FROM person WHERE person.position % 3 = 0 AND person.service_point_id = '${servicePointId}'`);
}

/** One for every hundredth person; every fifth of them is lent. */
function fillPool(database: Database.Database, servicePointId: string): void {
  database.exec(`WITH pool AS (SELECT position, position / 100 AS number, id, created_at FROM person
      WHERE position % 100 = 5 AND service_point_id = '${servicePointId}')
    INSERT INTO temporary_card (id, service_point_id, number, profile_id, state, person_id, due_on, created_at)
    SELECT '5' || substr(id, 2), '${servicePointId}', 1000 + number, 'employee-p256',
      CASE number % 5 WHEN 0 THEN 'assigned' WHEN 1 THEN 'unassigned' WHEN 2 THEN 'requested' WHEN 3 THEN 'locked' ELSE 'unassigned' END,
      CASE number % 5 WHEN 0 THEN id END, CASE number % 5 WHEN 0 THEN date('2040-01-01', '+' || (number % 2000) || ' days') END, created_at
    FROM pool`);
}
