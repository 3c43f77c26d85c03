import type { Card } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql, type SqlValue } from '../sql.ts';
import { keysetWindow, type SortKey } from './keyset.ts';
import { beginsWith, sought } from './search-terms.ts';

export type CardSort = 'number' | 'expires' | 'since';

export interface CardWindow {
  /** A card's number, the beginning of a chip's or a certificate's number, or words of the holder. */
  readonly text?: string;
  readonly servicePointId: string;
  readonly states?: readonly string[] | undefined;
  readonly sort: CardSort;
  readonly down: boolean;
  /** Id of the last card of the window before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const keys: Readonly<Record<CardSort, SortKey>> = {
  number: { sql: 'one.number', outer: 'card.number' },
  expires: { sql: "coalesce(one.expires_on, '')", outer: "coalesce(card.expires_on, '')" },
  since: { sql: 'one.created_at', outer: 'card.created_at' },
};

/** Numbers of chips and certificates are looked up from so many signs on. */
const LEAST_SIGNS = 4;
/** A chip's number stands behind where it comes from. */
const CHIP_KINDS = ['serial', 'cplc', 'uuid'];
/** Behind every sign that such a number may have. */
const END = '~';

interface Parts {
  readonly sql: Sql;
  readonly rows: RecordRows;
}

const HOLDERS = `SELECT one.position FROM person_search CROSS JOIN person ON person.position = person_search.rowid
  CROSS JOIN card AS one ON one.person_id = person.id WHERE person_search MATCH @match`;
/** Cards of people whose sort name begins with one letter. */
const OF_INITIAL = `SELECT one.position FROM person CROSS JOIN card AS one ON one.person_id = person.id
  WHERE person.service_point_id = @servicePointId AND person.sort_name COLLATE NOCASE >= @initial AND person.sort_name COLLATE NOCASE < @beyond`;

interface Found {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** Where a typed text may stand: each a search of its own by an index. Undefined where it can stand nowhere. */
function places(text: string): readonly Found[] {
  const typed = text.trim();
  const asked = sought(typed);
  const sign = typed.replaceAll(/[\s:]/g, '').toLowerCase();
  const found: Found[] = [];
  if (/^[0-9]{1,15}$/.test(typed))
    found.push({ sql: 'SELECT one.position FROM card AS one WHERE one.number = @number', parameters: { number: Number(typed) } });
  if (sign.length >= LEAST_SIGNS && /^[0-9a-f-]+$/.test(sign)) {
    const chips = CHIP_KINDS.map(
      (kind) => `SELECT one.position FROM card AS one WHERE one.chip >= '${kind}:' || @sign AND one.chip < '${kind}:' || @end`,
    );
    const serial = `SELECT one.position FROM certificate CROSS JOIN card AS one ON one.id = certificate.card_id
      WHERE certificate.serial_hex >= @sign AND certificate.serial_hex < @end`;
    found.push({ sql: [...chips, serial].join(' UNION '), parameters: { sign, end: `${sign}${END}` } });
  }
  if (asked?.match !== undefined)
    found.push({ sql: `${HOLDERS}${beginsWith(asked.letters, 'person')}`, parameters: { match: asked.match } });
  if (asked?.initial !== undefined) {
    const { initial } = asked;
    found.push({ sql: OF_INITIAL, parameters: { initial, beyond: String.fromCharCode(initial.charCodeAt(0) + 1) } });
  }
  return found;
}

/** So many cards of holders are looked at for one search; whoever wants others types more. */
const MOST_FOUND = 2000;

function searched({ text = '', servicePointId, states }: CardWindow): Found | undefined {
  const found = places(text);
  if (found.length === 0) return undefined;
  const among = found.map(({ sql }) => `SELECT * FROM (${sql} LIMIT ${MOST_FOUND})`).join(' UNION ');
  const ofState = states === undefined ? '' : ' AND card.state IN (SELECT value FROM json_each(@states))';
  return {
    sql: `WHERE card.position IN (${among}) AND card.service_point_id = @servicePointId${ofState}`,
    parameters: Object.assign(
      { servicePointId, ...(states === undefined ? {} : { states: listParameter(states) }) },
      ...found.map(({ parameters }) => parameters),
    ) as Found['parameters'],
  };
}

/** One window of cards, by an index or by what was typed. */
export function cardWindow(query: CardWindow, { sql, rows }: Parts): readonly Card[] {
  const { text = '', sort, down, after, limit } = query;
  const key = keys[sort];
  const afterRow =
    after === undefined
      ? undefined
      : sql.row(`SELECT card.position AS position, ${key.outer} AS key FROM card WHERE card.id = @after`, { after });
  const cursor = afterRow === undefined ? {} : { afterPosition: afterRow['position'] ?? 0, afterKey: afterRow['key'] ?? '' };
  if (text.trim() === '') {
    const { rest, parameters } = keysetWindow({ ...query, table: 'card', key, after: afterRow === undefined ? undefined : after });
    return rows.many('card', rest, { ...parameters, ...cursor });
  }
  const found = searched(query);
  if (found === undefined) return [];
  const [direction, beyond] = down ? ['DESC', '<'] : ['ASC', '>'];
  const behind = afterRow === undefined ? '' : ` AND (${key.outer}, card.position) ${beyond} (@afterKey, @afterPosition)`;
  const rest = `${found.sql}${behind} ORDER BY ${key.outer} ${direction}, card.position ${direction} LIMIT @limit`;
  return rows.many('card', rest, { ...found.parameters, ...cursor, limit });
}

/** How many there are, counted no further than that. */
export function cardCount(query: CardWindow, { sql, most }: { readonly sql: Sql; readonly most: number }): number {
  const { text = '', servicePointId, states } = query;
  if (text.trim() !== '') {
    const found = searched(query);
    return found === undefined
      ? 0
      : sql.number(`SELECT count(*) FROM (SELECT 1 FROM card ${found.sql} LIMIT @most)`, { ...found.parameters, most });
  }
  const ofState = states === undefined ? '' : ' AND one.state IN (SELECT value FROM json_each(@states))';
  return sql.number(`SELECT count(*) FROM (SELECT 1 FROM card AS one WHERE one.service_point_id = @servicePointId${ofState} LIMIT @most)`, {
    servicePointId,
    most,
    ...(states === undefined ? {} : { states: listParameter(states) }),
  });
}
