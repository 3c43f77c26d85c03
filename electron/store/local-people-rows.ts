import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { Batch, BatchEntry, Batches, MailReader, MailRow, Mails, OneTimeCodes } from './local-people.ts';
import { listedCount, listedWindow } from './finders/listed.ts';
import { listedBatches } from './finders/more-windows.ts';
import type { Sql, SqlRow } from './sql.ts';

function mailOfRow(row: SqlRow): MailRow {
  return {
    id: String(row['id']),
    personId: String(row['person_id']),
    kind: String(row['kind']),
    blobId: String(row['blob_id']),
    madeAt: String(row['made_at']),
    attempts: Number(row['attempts']),
    ...(row['next_at'] === null ? {} : { nextAt: String(row['next_at']) }),
    ...(row['last_error'] === null ? {} : { lastError: String(row['last_error']) }),
  };
}

const WAITS = 'sent_at IS NULL AND dropped_at IS NULL';

function mailReader(sql: Sql): MailReader {
  return {
    get(id) {
      const row = sql.row('SELECT * FROM mail_outbox WHERE id = @id', { id });
      return row === undefined ? undefined : mailOfRow(row);
    },
    waiting({ personId = null, kind = null } = {}) {
      const where = `${WAITS} AND (@personId IS NULL OR person_id = @personId) AND (@kind IS NULL OR kind = @kind)`;
      return sql.rows(`SELECT * FROM mail_outbox WHERE ${where} ORDER BY position`, { personId, kind }).map(mailOfRow);
    },
    due: (instant, limit) =>
      sql
        .rows(`SELECT * FROM mail_outbox WHERE ${WAITS} AND (next_at IS NULL OR next_at <= @instant) ORDER BY position LIMIT @limit`, {
          instant,
          limit,
        })
        .map(mailOfRow),
    counts: (since) => ({
      waiting: sql.number(`SELECT count(*) FROM mail_outbox WHERE ${WAITS}`),
      failed: sql.number('SELECT count(*) FROM mail_outbox WHERE dropped_at >= @since AND last_error IS NOT NULL', { since }),
    }),
    failed: (limit) =>
      sql
        .rows('SELECT * FROM mail_outbox WHERE dropped_at IS NOT NULL AND last_error IS NOT NULL ORDER BY position DESC LIMIT @limit', {
          limit,
        })
        .map(mailOfRow),
  };
}

export function createMails(sql: Sql, { now }: { readonly now: () => number }): Mails {
  return {
    ...mailReader(sql),
    retry(id, { attempts, nextAt, lastError }) {
      const text = 'UPDATE mail_outbox SET attempts = @attempts, next_at = @nextAt, last_error = @lastError WHERE id = @id';
      sql.run(text, { id, attempts, nextAt, lastError });
    },
    retryNow: () => void sql.run(`UPDATE mail_outbox SET next_at = NULL WHERE ${WAITS}`),
    because: (id, error) => void sql.run('UPDATE mail_outbox SET last_error = @error WHERE id = @id', { id, error }),
    put({ id, personId, kind, blobId, madeAt }) {
      sql.run('INSERT INTO mail_outbox (id, person_id, kind, blob_id, made_at) VALUES (@id, @personId, @kind, @blobId, @madeAt)', {
        id,
        personId,
        kind,
        blobId,
        madeAt,
      });
    },
    end(id, how) {
      const at = new Date(now()).toISOString();
      sql.run(`UPDATE mail_outbox SET ${how === 'sent' ? 'sent_at' : 'dropped_at'} = @at WHERE id = @id`, { id, at });
    },
  };
}

export function createOneTimeCodes(sql: Sql): OneTimeCodes {
  return {
    get(personId) {
      const row = sql.row('SELECT * FROM one_time_code WHERE person_id = @personId', { personId });
      return row === undefined ? undefined : { personId, hash: String(row['hash']), madeAt: String(row['made_at']) };
    },
    put({ personId, hash, madeAt }) {
      sql.run(
        `INSERT INTO one_time_code VALUES (@personId, @hash, @madeAt)
         ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at`,
        { personId, hash, madeAt },
      );
    },
    remove: (personId) => void sql.run('DELETE FROM one_time_code WHERE person_id = @personId', { personId }),
  };
}

function batchOfRow(row: SqlRow): Batch {
  return {
    id: String(row['id']),
    row: Number(row['row']),
    servicePointId: String(row['service_point_id']),
    madeBy: String(row['made_by']),
    madeAt: String(row['made_at']),
    asked: JSON.parse(String(row['asked'])) as Json,
  };
}

function entryOfRow(row: SqlRow): BatchEntry {
  const because = row['because'] === null ? {} : { because: JSON.parse(String(row['because'])) as NonNullable<BatchEntry['because']> };
  return {
    place: Number(row['place']),
    kind: String(row['kind']) as BatchEntry['kind'],
    recordId: String(row['record_id']),
    state: String(row['state']) as BatchEntry['state'],
    ...because,
    ...(row['made_id'] === null ? {} : { madeId: String(row['made_id']) }),
  };
}

const becauseText = ({ because }: BatchEntry): string | null => (because === undefined ? null : canonicalJson(because as Json));

function entryValues(batchId: string, entry: BatchEntry) {
  const { place, kind, recordId, state, madeId = null } = entry;
  return { batchId, place, kind, recordId, state, because: becauseText(entry), madeId };
}

export function createBatches(sql: Sql): Batches {
  return {
    get(id) {
      const row = sql.row('SELECT * FROM batch WHERE id = @id', { id });
      return row === undefined ? undefined : batchOfRow(row);
    },
    window(query) {
      const found = listedWindow(listedBatches, query, sql);
      return found === undefined ? [] : sql.rows(`SELECT * FROM batch ${found.sql}`, { ...found.parameters }).map(batchOfRow);
    },
    countUpTo: (query, most) => listedCount(listedBatches, query, { sql, most }),
    entries: (batchId) => sql.rows('SELECT * FROM batch_item WHERE batch_id = @batchId ORDER BY place', { batchId }).map(entryOfRow),
    put({ id, row, servicePointId, madeBy, madeAt, asked }, entries) {
      sql.run(
        `INSERT INTO batch (id, row, service_point_id, made_by, made_at, asked)
         VALUES (@id, @row, @servicePointId, @madeBy, @madeAt, @asked)`,
        { id, row, servicePointId, madeBy, madeAt, asked: canonicalJson(asked) },
      );
      for (const entry of entries)
        sql.run('INSERT INTO batch_item VALUES (@batchId, @place, @kind, @recordId, @state, @because, @madeId)', entryValues(id, entry));
    },
    settle(batchId, entry) {
      const { place, state, because, madeId } = entryValues(batchId, entry);
      sql.run('UPDATE batch_item SET state = @state, because = @because, made_id = @madeId WHERE batch_id = @batchId AND place = @place', {
        batchId,
        place,
        state,
        because,
        madeId,
      });
    },
  };
}
