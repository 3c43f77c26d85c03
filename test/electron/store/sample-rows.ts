import type { Sql, SqlRow } from '../../../electron/store/sql.ts';

import { importRows } from './sample-import-rows.ts';
import { mobileRows } from './sample-mobile-rows.ts';
import { virtualRows } from './sample-virtual-rows.ts';
import { feedRows, healingRows } from './sample-feed-rows.ts';
import { pointRows } from './sample-point-rows.ts';
import type { Row } from './sample-row.ts';

const at = '2031-05-04T08:00:00.000Z';
const bytes = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

/** One row of every table, as it could lie in a store when the migration of that number had run. */
export const rowsSince: Readonly<Record<number, readonly Row[]>> = {
  ...Object.fromEntries([11, 14, 16, 18, 20, 22].map((number) => [number, []])),
  1: [
    ['organisation', { id: 'o', name: 'Navy', root_spki_hash: 'ab', created_at: at }],
    ['service_point', { id: 'sp', name: 'Main desk', enabled: 1, created_at: at }],
    [
      'station',
      {
        id: 'st',
        name: 'Desk 1',
        service_point_id: 'sp',
        signing_spki: bytes(44, 1),
        wrapping_spki: bytes(91, 2),
        enabled: 1,
        created_at: at,
      },
    ],
    [
      'person',
      {
        id: 'p',
        service_point_id: 'sp',
        number: '1001',
        state: 'active',
        name: 'Łukasz Ångström',
        sort_name: 'Angstrom',
        email: 'lukasz@example.org',
        data_key_id: 'k',
        created_at: at,
        photo: bytes(300, 7),
      },
    ],
    ['account', { person_id: 'p', roles: '[]', registry_operator: 0 }],
    ['membership', { id: 'm', person_id: 'p', service_point_id: 'sp', role: 'service-point-user', state: 'enabled', created_at: at }],
    [
      'request',
      {
        id: 'r',
        service_point_id: 'sp',
        row: 26,
        state: 'approved',
        person_id: 'p',
        card_id: 'c',
        requester_id: 'p',
        requested_at: at,
        before: '{}',
        after: '{"state":"active"}',
      },
    ],
    [
      'card',
      {
        id: 'c',
        service_point_id: 'sp',
        person_id: 'p',
        request_id: 'r',
        number: 1042,
        profile_id: 'employee-p256',
        state: 'issued',
        created_at: at,
      },
    ],
    [
      'certificate',
      {
        id: 'x',
        card_id: 'c',
        service_point_id: 'sp',
        slot: '9a',
        key_kind: 'p256',
        serial_hex: '0a',
        state: 'on-hold',
        waiting_for_authority: 0,
        not_before: at,
        not_after: at,
        der: bytes(40, 3),
      },
    ],
    [
      'operation',
      {
        id: 'op',
        kind: 'issue',
        card_id: 'c',
        service_point_id: 'sp',
        state: 'open',
        step: 'keys',
        findings: '{}',
        started_by: 'p',
        started_at: at,
      },
    ],
    ['identifier', { id: 'i', name: 'Passport', in_use: 1 }],
    ['option', { id: 'letter', value: 'true' }],
  ],
  2: [
    [
      'fact',
      {
        station: 'st',
        epoch: 0,
        n: 1,
        at,
        action: 'station.first-start',
        hash: bytes(32, 4),
        signature: bytes(64, 5),
        body: '{"note":{}}',
      },
    ],
    ['fact_about', { id: 'p', fact: 1 }],
    ['fact_tile', { station: 'st', epoch: 0, number: 0, root: bytes(32, 6) }],
    ['outbox', { fact: 1 }],
  ],
  3: [],
  4: [
    [
      'sealed_blob',
      { id: 'b', kind: 'puk', record_id: 'c', field: '', under: 'service-point:sp', key_version: 1, bytes: bytes(36, 8), created_at: at },
    ],
    ['wrapped_key', { key: 'service-point:sp', version: 1, holder: 'station:st', bytes: bytes(120, 9), created_at: at }],
    ['account_password', { person_id: 'p', hash: '$argon2id$', changed_at: at }],
  ],
  5: [
    ['failed_sign_in', { account_hash: 'ff', count: 3, last_at: at }],
    ['counter', { name: 'malformed', value: 4 }],
    ['local_setting', { key: 'number-block', value: '2' }],
  ],
  6: [
    [
      'authority_certificate',
      {
        serial_hex: '0a',
        order_id: 'x',
        spki_hash: 'cd',
        der: bytes(40, 3),
        not_after: at,
        state: 'on-hold',
        reason: 'certificateHold',
        changed_at: at,
      },
    ],
  ],
  7: [],
  8: [
    ['reason', { id: 're', type: 'locking', text: 'Left for good', in_use: 1 }],
    ['default_role', { id: 'Operator', offered: 1, given: 0 }],
    ['mail_outbox', { id: 'ml', person_id: 'p', kind: 'new-password', blob_id: 'b', made_at: at }],
    ['one_time_code', { person_id: 'p', hash: 'ab', made_at: at }],
    ['batch', { id: 'ba', row: 24, service_point_id: 'sp', made_by: 'p', made_at: at, asked: '{}' }],
    ['batch_entry', { batch_id: 'ba', place: 0, person_id: 'p', state: 'waiting' }],
  ],
  9: [
    [
      'temporary_card',
      {
        id: 'tc',
        service_point_id: 'sp',
        number: 1042,
        profile_id: 'employee-p256',
        state: 'assigned',
        person_id: 'p',
        due_on: '2031-05-18',
        created_at: at,
      },
    ],
    [
      'certificate',
      {
        id: 'tx',
        card_id: 'tc',
        temporary: 1,
        person_id: 'p',
        service_point_id: 'sp',
        slot: '9a',
        key_kind: 'p256',
        serial_hex: '0b',
        state: 'valid',
        waiting_for_authority: 0,
        not_before: at,
        not_after: at,
        der: bytes(40, 3),
      },
    ],
    [
      'operation',
      {
        id: 'top',
        kind: 'extend',
        card_id: 'tc',
        temporary: 1,
        service_point_id: 'sp',
        state: 'open',
        step: 'pin',
        findings: '{}',
        started_by: 'p',
        started_at: at,
      },
    ],
  ],
  10: [['batch_item', { batch_id: 'ba', place: 1, kind: 'card', record_id: 'c', state: 'done', made_id: 'op' }]],
  12: [['narrower_role', { id: 'nr', name: 'Unblocking', parent: 'Operator', use_cases: '[33]', house_rows: '["find"]', in_use: 1 }]],
  13: pointRows,
  15: importRows,
  17: virtualRows,
  19: feedRows,
  21: healingRows,
  23: mobileRows,
  24: [['saved_view', { person_id: 'p', list: 'people', name: 'Newest', view: '{}' }]],
  25: [['attestation_ca', { id: 'ac', der: new Uint8Array(1), in_use: 1 }]],
  26: [['feed_followed', { seq: 1 }]],
  27: [['fact_base', { fact: 1, base: 0 }]],
};

export function insertSamples(sql: Sql, since: number): void {
  sql.exec('BEGIN');
  for (const [table, values] of rowsSince[since] ?? []) {
    const columns = Object.keys(values);
    sql.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`, values);
  }
  sql.exec('COMMIT');
}

/** Names of what the schema holds, without what SQLite and FTS5 keep for themselves. */
export function schemaOf(sql: Sql): readonly string[] {
  return sql
    .rows(
      "SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search_%' AND NOT (type = 'table' AND name GLOB '*_search_*') ORDER BY type, name",
    )
    .map((row) => `${String(row['type'])} ${String(row['name'])}`);
}

/** Every table of ours, with all its rows. */
export function contentOf(sql: Sql): Readonly<Record<string, readonly SqlRow[]>> {
  const tables = schemaOf(sql).flatMap((name) => (name.startsWith('table ') && !name.endsWith('_search') ? [name.slice(6)] : []));
  return Object.fromEntries(tables.map((table) => [table, sql.rows(`SELECT * FROM ${table} ORDER BY 1`)]));
}
