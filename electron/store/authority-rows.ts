import type { AuthorityRecord, AuthorityRecords } from '../../core/records/authority-records.ts';
import type { Sql, SqlRow } from './sql.ts';

function recordOfRow(row: SqlRow): AuthorityRecord {
  return {
    serialHex: String(row['serial_hex']),
    orderId: String(row['order_id']),
    spkiHash: String(row['spki_hash']),
    der: new Uint8Array(row['der'] as Uint8Array),
    notAfter: String(row['not_after']),
    state: String(row['state']) as AuthorityRecord['state'],
    ...(row['reason'] === null ? {} : { reason: String(row['reason']) }),
    ...(row['changed_at'] === null ? {} : { changedAt: String(row['changed_at']) }),
  };
}

type Published = 'listed' | 'listedMark' | 'issuedAfter' | 'countIssuedAfter' | 'raiseCrlNumber' | 'nextCrlNumber';

/** Newer than a position, and still whole. */
const TOLD = 'position > @position AND length(der) > 0';

/** The embedded authority's book in the station's database; each write is one durable statement. */
export function createAuthorityRows(sql: Sql): AuthorityRecords {
  const one = (where: string, value: string): AuthorityRecord | undefined => {
    const row = sql.row(`SELECT * FROM authority_certificate WHERE ${where} = @value`, { value });
    return row === undefined ? undefined : recordOfRow(row);
  };
  return {
    bySerial: (serialHex) => one('serial_hex', serialHex),
    byOrder: (orderId) => one('order_id', orderId),
    insert({ serialHex, orderId, spkiHash, der, notAfter, state, reason = null, changedAt = null }) {
      sql.run(
        `INSERT INTO authority_certificate (serial_hex, order_id, spki_hash, der, not_after, state, reason, changed_at)
         VALUES (@serialHex, @orderId, @spkiHash, @der, @notAfter, @state, @reason, @changedAt)`,
        { serialHex, orderId, spkiHash, der, notAfter, state, reason, changedAt },
      );
    },
    update(serialHex, { state, reason = null, changedAt = null }) {
      const text =
        'UPDATE authority_certificate SET state = @state, reason = @reason, changed_at = @changedAt WHERE serial_hex = @serialHex';
      if (sql.run(text, { serialHex, state, reason, changedAt }) === 0) throw new RangeError(`expected a known serial, got ${serialHex}`);
    },
    forgetHolder: (serialHex) =>
      void sql.run('UPDATE authority_certificate SET der = zeroblob(0) WHERE serial_hex = @serialHex', { serialHex }),
    ...createPublished(sql),
  };
}

/** What relying parties are told of: the list, its numbers, and what was issued. */
function createPublished(sql: Sql): Pick<AuthorityRecords, Published> {
  return {
    listed: () => sql.rows("SELECT * FROM authority_certificate WHERE state <> 'valid' ORDER BY position").map(recordOfRow),
    listedMark: () =>
      String(
        sql.row(
          `SELECT count(*) || ' ' || coalesce(max(changed_at), '') || ' ' || coalesce(sum(position), 0) || ' ' || coalesce(sum(state = 'revoked'), 0) AS mark
           FROM authority_certificate WHERE state <> 'valid'`,
        )?.['mark'] ?? '',
      ),
    issuedAfter: (position, limit) =>
      sql
        .rows(`SELECT position, der FROM authority_certificate WHERE ${TOLD} ORDER BY position LIMIT @limit`, { position, limit })
        .map((row) => ({ position: Number(row['position']), der: new Uint8Array(row['der'] as Uint8Array) })),
    countIssuedAfter: (position) =>
      Number(sql.row(`SELECT count(*) AS waiting FROM authority_certificate WHERE ${TOLD}`, { position })?.['waiting'] ?? 0),
    raiseCrlNumber: (given) =>
      void sql.run(
        `INSERT INTO local_setting (key, value) VALUES ('crl-number', @given)
         ON CONFLICT (key) DO UPDATE SET value = CAST(max(CAST(value AS INTEGER), CAST(@given AS INTEGER)) AS TEXT)`,
        { given: String(given) },
      ),
    nextCrlNumber: () =>
      Number(
        sql.row(
          `INSERT INTO local_setting (key, value) VALUES ('crl-number', '1')
           ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value`,
        )?.['value'] ?? 0,
      ),
  };
}
