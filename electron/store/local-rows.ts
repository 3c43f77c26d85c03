import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { Blobs, Counters, FailedSignIns, Passwords, SealedBlob, Settings, WrappedKey, WrappedKeys } from './local.ts';
import type { Sql, SqlRow } from './sql.ts';

function blobOfRow(row: SqlRow): SealedBlob {
  return {
    id: String(row['id']),
    kind: String(row['kind']),
    recordId: String(row['record_id']),
    field: String(row['field']),
    under: String(row['under']),
    keyVersion: Number(row['key_version']),
    bytes: new Uint8Array(row['bytes'] as Uint8Array),
    createdAt: String(row['created_at']),
    ...(row['destroyed_at'] === null ? {} : { destroyedAt: String(row['destroyed_at']) }),
  };
}

/** Sealed blobs. `destroyed` is told of every destruction, so that the files are scrubbed once it is committed. */
export function createBlobs(sql: Sql, parts: { readonly now: () => number; readonly destroyed: () => void }): Blobs {
  return {
    get(id) {
      const row = sql.row('SELECT * FROM sealed_blob WHERE id = @id', { id });
      return row === undefined ? undefined : blobOfRow(row);
    },
    find({ kind = null, recordId = null, under = null }) {
      const where =
        '(@kind IS NULL OR kind = @kind) AND (@recordId IS NULL OR record_id = @recordId) AND (@under IS NULL OR under = @under)';
      return sql.rows(`SELECT * FROM sealed_blob WHERE ${where} ORDER BY position`, { kind, recordId, under }).map(blobOfRow);
    },
    put({ id, kind, recordId, field, under, keyVersion, bytes, createdAt }) {
      sql.run(
        `INSERT INTO sealed_blob (id, kind, record_id, field, under, key_version, bytes, created_at)
         VALUES (@id, @kind, @recordId, @field, @under, @keyVersion, @bytes, @createdAt)`,
        { id, kind, recordId, field, under, keyVersion, bytes, createdAt },
      );
    },
    destroy(id) {
      const at = new Date(parts.now()).toISOString();
      const changed = sql.run(
        'UPDATE sealed_blob SET bytes = zeroblob(length(bytes)), destroyed_at = @at WHERE id = @id AND destroyed_at IS NULL',
        { id, at },
      );
      if (changed > 0) parts.destroyed();
    },
  };
}

function wrappedKeyOfRow(row: SqlRow): WrappedKey {
  return {
    key: String(row['key']),
    version: Number(row['version']),
    holder: String(row['holder']),
    bytes: new Uint8Array(row['bytes'] as Uint8Array),
    createdAt: String(row['created_at']),
  };
}

const NEWEST = 'SELECT * FROM wrapped_key WHERE key = @key AND holder = @holder ORDER BY version DESC LIMIT 1';

/** `turn` changes with every transaction: within one, nobody else changes these rows, and the latest key is asked for with every person entered. */
export function createWrappedKeys(sql: Sql, turn: () => number): WrappedKeys {
  const kept = new Map<string, WrappedKey | undefined>();
  let keptIn = turn();
  return {
    newest(key, holder) {
      if (keptIn !== turn()) kept.clear();
      keptIn = turn();
      const name = `${key} ${holder}`;
      if (kept.has(name)) return kept.get(name);
      const row = sql.row(NEWEST, { key, holder });
      const newest = row === undefined ? undefined : wrappedKeyOfRow(row);
      kept.set(name, newest);
      return newest;
    },
    find({ key = null, holder = null }) {
      const where = '(@key IS NULL OR key = @key) AND (@holder IS NULL OR holder = @holder)';
      return sql.rows(`SELECT * FROM wrapped_key WHERE ${where} ORDER BY key, version, holder`, { key, holder }).map(wrappedKeyOfRow);
    },
    put({ key, version, holder, bytes, createdAt }) {
      kept.clear();
      sql.run(
        `INSERT INTO wrapped_key VALUES (@key, @version, @holder, @bytes, @createdAt)
         ON CONFLICT (key, version, holder) DO UPDATE SET bytes = excluded.bytes, created_at = excluded.created_at`,
        { key, version, holder, bytes, createdAt },
      );
    },
  };
}

export function createPasswords(sql: Sql): Passwords {
  return {
    get(personId) {
      const row = sql.row('SELECT * FROM account_password WHERE person_id = @personId', { personId });
      return row === undefined ? undefined : { personId, hash: String(row['hash']), changedAt: String(row['changed_at']) };
    },
    put({ personId, hash, changedAt }) {
      sql.run(
        `INSERT INTO account_password VALUES (@personId, @hash, @changedAt)
         ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at`,
        { personId, hash, changedAt },
      );
    },
    remove: (personId) => void sql.run('DELETE FROM account_password WHERE person_id = @personId', { personId }),
  };
}

export function createFailedSignIns(sql: Sql): FailedSignIns {
  return {
    get(accountHash) {
      const row = sql.row('SELECT * FROM failed_sign_in WHERE account_hash = @accountHash', { accountHash });
      return row === undefined ? undefined : { count: Number(row['count']), lastAt: String(row['last_at']) };
    },
    put(accountHash, { count, lastAt }) {
      sql.run(
        `INSERT INTO failed_sign_in VALUES (@accountHash, @count, @lastAt)
         ON CONFLICT (account_hash) DO UPDATE SET count = excluded.count, last_at = excluded.last_at`,
        { accountHash, count, lastAt },
      );
    },
    clear: (accountHash) => void sql.run('DELETE FROM failed_sign_in WHERE account_hash = @accountHash', { accountHash }),
    forgetBefore: (instant) => void sql.run('DELETE FROM failed_sign_in WHERE last_at < @instant', { instant }),
  };
}

export function createCounters(sql: Sql): Counters {
  return {
    get: (name) => sql.number('SELECT value FROM counter WHERE name = @name', { name }),
    add: (name) => void sql.run('INSERT INTO counter VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1', { name }),
  };
}

export function createSettings(sql: Sql): Settings {
  return {
    get(key) {
      const row = sql.row('SELECT value FROM local_setting WHERE key = @key', { key });
      return row === undefined ? undefined : (JSON.parse(String(row['value'])) as Json);
    },
    set(key, value) {
      const text = canonicalJson(value);
      sql.run('INSERT INTO local_setting VALUES (@key, @text) ON CONFLICT (key) DO UPDATE SET value = excluded.value', { key, text });
    },
    remove: (key) => void sql.run('DELETE FROM local_setting WHERE key = @key', { key }),
  };
}
