import type { Request } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql } from '../sql.ts';
import { listedCount, type ListedWindow, listedWindow } from './listed.ts';
import { listedRequests, type RequestSort } from './more-windows.ts';

export interface RequestQuery {
  readonly states?: readonly string[];
  readonly servicePointIds: readonly string[];
  readonly limit: number;
}

export interface RequesterQuery {
  readonly requesterId: string;
  readonly servicePointId: string;
  readonly states?: readonly string[] | undefined;
}

export interface RequestFinders {
  /** Not yet decided, oldest first. */
  open(servicePointIds: readonly string[]): readonly Request[];
  /** Newest first. */
  byPerson(personId: string): readonly Request[];
  /** Newest first, so many behind that one. */
  byRequester(requesterId: string, window: { readonly after?: string | undefined; readonly limit: number }): readonly Request[];
  /** So many did they ask for there, counted no further than `most`. */
  countByRequester(of: RequesterQuery, most: number): number;
  /** Of those, the newest. */
  ofRequester(of: RequesterQuery, limit: number): readonly Request[];
  byCard(cardId: string): readonly Request[];
  find(query: RequestQuery): readonly Request[];
  /** So many behind the last one, however many there are. */
  window(query: ListedWindow<RequestSort>): readonly Request[];
  /** How many a window leads through, counted no further than `most`. */
  countUpTo(query: ListedWindow<RequestSort>, most: number): number;
}

const HERE = 'service_point_id IN (SELECT value FROM json_each(@servicePointIds))';
/** Of one requester: nobody walks through another's requests by naming one. */
const EARLIER = ` AND (requested_at, position) <
  (SELECT last.requested_at, last.position FROM request AS last WHERE last.id = @after AND last.requester_id = @requesterId)`;
const NEWEST = 'ORDER BY requested_at DESC, position DESC';

function requestedBy({ requesterId, servicePointId, states }: RequesterQuery) {
  const ofState = states === undefined ? '' : ' AND state IN (SELECT value FROM json_each(@states))';
  return {
    where: `WHERE requester_id = @requesterId AND service_point_id = @servicePointId${ofState}`,
    parameters: { requesterId, servicePointId, ...(states === undefined ? {} : { states: listParameter(states) }) },
  };
}

export function createRequestFinders(sql: Sql, rows: RecordRows): RequestFinders {
  return {
    open: (servicePointIds) =>
      rows.many('request', `WHERE state = 'requested' AND ${HERE} ORDER BY requested_at, position`, {
        servicePointIds: listParameter(servicePointIds),
      }),
    byPerson: (personId) => rows.many('request', `WHERE person_id = @personId ${NEWEST}`, { personId }),
    byRequester: (requesterId, { after, limit }) =>
      rows.many('request', `WHERE requester_id = @requesterId${after === undefined ? '' : EARLIER} ${NEWEST} LIMIT @limit`, {
        requesterId,
        limit,
        ...(after === undefined ? {} : { after }),
      }),
    countByRequester(of, most) {
      const { where, parameters } = requestedBy(of);
      return sql.number(`SELECT count(*) FROM (SELECT 1 FROM request ${where} LIMIT @most)`, { ...parameters, most });
    },
    ofRequester(of, limit) {
      const { where, parameters } = requestedBy(of);
      return rows.many('request', `${where} ${NEWEST} LIMIT @limit`, { ...parameters, limit });
    },
    byCard: (cardId) => rows.many('request', `WHERE card_id = @cardId ${NEWEST}`, { cardId }),
    window(query) {
      const found = listedWindow(listedRequests, query, sql);
      return found === undefined ? [] : rows.many('request', found.sql, { ...found.parameters });
    },
    countUpTo: (query, most) => listedCount(listedRequests, query, { sql, most }),
    find({ states, servicePointIds, limit }) {
      const ofState = states === undefined ? '' : ' AND state IN (SELECT value FROM json_each(@states))';
      const parameters = {
        servicePointIds: listParameter(servicePointIds),
        limit,
        ...(states === undefined ? {} : { states: listParameter(states) }),
      };
      return rows.many('request', `WHERE ${HERE}${ofState} ${NEWEST} LIMIT @limit`, parameters);
    },
  };
}
