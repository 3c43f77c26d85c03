import type { AccessRequest, ApiKey, Identity, Raid, RaidRevision } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql } from '../sql.ts';

export interface AccessRequestFinders {
  /** Not answered yet, oldest first. */
  waiting(servicePointIds: readonly string[]): readonly AccessRequest[];
  /** Newest first. */
  byPerson(personId: string): readonly AccessRequest[];
}

export interface ApiKeyFinders {
  /** Newest first. */
  byServicePoint(servicePointId: string): readonly ApiKey[];
}

export interface IdentityFinders {
  bySubject(issuer: string, subject: string): Identity | undefined;
  byPerson(personId: string): readonly Identity[];
}

const raidKeys = { changed: 'changed_at', title: 'lower(title)', handle: "coalesce(handle, '')", version: 'version' } as const;

export interface RaidQuery {
  /** Words of the title, or a part of the handle. */
  readonly text?: string;
  readonly servicePointIds: readonly string[];
  readonly states?: readonly string[];
  /** Changed last first where it is not said. */
  readonly sort?: { readonly by: keyof typeof raidKeys; readonly down: boolean } | undefined;
  readonly limit: number;
  readonly offset?: number;
}

export interface RaidFinders {
  find(query: RaidQuery): readonly Raid[];
  count(query: Omit<RaidQuery, 'limit' | 'offset' | 'sort'>): number;
  byHandle(handle: string): Raid | undefined;
  /** Both kinds of rows, oldest first; of those at or before `upTo` where it is given. */
  revisions(raidId: string, upTo?: number): readonly RaidRevision[];
}

export function createAccessRequestFinders(rows: RecordRows): AccessRequestFinders {
  return {
    waiting: (servicePointIds) =>
      rows.many(
        'access-request',
        `WHERE state = 'requested' AND service_point_id IN (SELECT value FROM json_each(@servicePointIds)) ORDER BY requested_at, position`,
        { servicePointIds: listParameter(servicePointIds) },
      ),
    byPerson: (personId) =>
      rows.many('access-request', 'WHERE person_id = @personId ORDER BY requested_at DESC, position DESC', { personId }),
  };
}

export function createApiKeyFinders(rows: RecordRows): ApiKeyFinders {
  return {
    byServicePoint: (servicePointId) =>
      rows.many('api-key', 'WHERE service_point_id = @servicePointId ORDER BY created_at DESC, position DESC', { servicePointId }),
  };
}

export function createIdentityFinders(rows: RecordRows): IdentityFinders {
  return {
    bySubject: (issuer, subject) =>
      rows.one('identity', 'WHERE issuer = @issuer AND subject = @subject ORDER BY position', { issuer, subject }),
    byPerson: (personId) => rows.many('identity', 'WHERE person_id = @personId ORDER BY position', { personId }),
  };
}

/** The part after FROM. */
function filtered({ text = '', servicePointIds, states }: Omit<RaidQuery, 'limit' | 'offset' | 'sort'>) {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const conditions = [
    'service_point_id IN (SELECT value FROM json_each(@servicePointIds))',
    ...(states === undefined ? [] : ['state IN (SELECT value FROM json_each(@states))']),
    ...words.map((_, index) => `(instr(lower(title), @word${index}) > 0 OR instr(lower(coalesce(handle, '')), @word${index}) > 0)`),
  ];
  return {
    rest: `WHERE ${conditions.join(' AND ')}`,
    parameters: {
      servicePointIds: listParameter(servicePointIds),
      ...(states === undefined ? {} : { states: listParameter(states) }),
      ...Object.fromEntries(words.map((word, index) => [`word${index}`, word])),
    },
  };
}

export function createRaidFinders(sql: Sql, rows: RecordRows): RaidFinders {
  return {
    find({ limit, offset = 0, sort = { by: 'changed', down: true }, ...filter }) {
      const { rest, parameters } = filtered(filter);
      const direction = sort.down ? 'DESC' : 'ASC';
      return rows.many('raid', `${rest} ORDER BY ${raidKeys[sort.by]} ${direction}, position ${direction} LIMIT @limit OFFSET @offset`, {
        ...parameters,
        limit,
        offset,
      });
    },
    count(filter) {
      const { rest, parameters } = filtered(filter);
      return sql.number(`SELECT count(*) FROM raid ${rest}`, parameters);
    },
    byHandle: (handle) => rows.one('raid', 'WHERE handle = @handle', { handle }),
    revisions: (raidId, upTo = Number.MAX_SAFE_INTEGER) =>
      rows.many('raid-revision', 'WHERE raid_id = @raidId AND revision <= @upTo ORDER BY revision, position', { raidId, upTo }),
  };
}
