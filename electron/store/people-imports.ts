import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { Sql, SqlRow } from './sql.ts';

/** A file of people on its way into the register. */
export interface PeopleImport {
  readonly id: string;
  readonly servicePointId: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly fileName: string;
  /** The key under which the file lies sealed; destroyed with it. */
  readonly keyBlobId: string;
  /** How much of the file has arrived. */
  readonly bytes: number;
  readonly encoding: string;
  /** How it is read: format, mapping. Nothing personal. */
  readonly reading: Json;
  readonly state: 'arriving' | 'open' | 'ended' | 'dropped';
  /** Lines that were taken, whatever came of them; the rest is taken when it runs again. */
  readonly taken: number;
  readonly done: Json;
}

export interface RefusedLine {
  readonly line: number;
  readonly problems: Json;
}

export interface PeopleImportReader {
  get(id: string): PeopleImport | undefined;
  /** Newest first. */
  find(query: { readonly servicePointId: string; readonly limit: number }): readonly PeopleImport[];
  /** Those whose file is still kept, whosever they are. */
  unfinished(): readonly PeopleImport[];
  refused(id: string, page: { readonly offset: number; readonly limit: number }): readonly RefusedLine[];
}

export interface PeopleImports extends PeopleImportReader {
  /** Makes or changes it. */
  put(made: PeopleImport): void;
  refuse(id: string, line: RefusedLine): void;
}

function ofRow(row: SqlRow): PeopleImport {
  return {
    id: String(row['id']),
    servicePointId: String(row['service_point_id']),
    madeBy: String(row['made_by']),
    madeAt: String(row['made_at']),
    fileName: String(row['file_name']),
    keyBlobId: String(row['key_blob_id']),
    bytes: Number(row['bytes']),
    encoding: String(row['encoding']),
    reading: JSON.parse(String(row['reading'])) as Json,
    state: String(row['state']) as PeopleImport['state'],
    taken: Number(row['taken']),
    done: JSON.parse(String(row['done'])) as Json,
  };
}

const PUT = `INSERT INTO people_import
  (id, service_point_id, made_by, made_at, file_name, key_blob_id, bytes, encoding, reading, state, taken, done)
  VALUES (@id, @servicePointId, @madeBy, @madeAt, @fileName, @keyBlobId, @bytes, @encoding, @reading, @state, @taken, @done)
  ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, encoding = excluded.encoding, reading = excluded.reading,
    state = excluded.state, taken = excluded.taken, done = excluded.done`;

export function createPeopleImports(sql: Sql): PeopleImports {
  return {
    get(id) {
      const row = sql.row('SELECT * FROM people_import WHERE id = @id', { id });
      return row === undefined ? undefined : ofRow(row);
    },
    find: ({ servicePointId, limit }) =>
      sql
        .rows('SELECT * FROM people_import WHERE service_point_id = @servicePointId ORDER BY position DESC LIMIT @limit', {
          servicePointId,
          limit,
        })
        .map(ofRow),
    unfinished: () => sql.rows("SELECT * FROM people_import WHERE state IN ('arriving', 'open') ORDER BY position").map(ofRow),
    refused: (id, { offset, limit }) =>
      sql
        .rows('SELECT line, problems FROM people_import_refused WHERE import_id = @id ORDER BY line LIMIT @limit OFFSET @offset', {
          id,
          offset,
          limit,
        })
        .map((row) => ({ line: Number(row['line']), problems: JSON.parse(String(row['problems'])) as Json })),
    put: ({ reading, done, ...rest }) => void sql.run(PUT, { ...rest, reading: canonicalJson(reading), done: canonicalJson(done) }),
    refuse: (id, { line, problems }) =>
      void sql.run('INSERT INTO people_import_refused VALUES (@id, @line, @problems)', { id, line, problems: canonicalJson(problems) }),
  };
}
