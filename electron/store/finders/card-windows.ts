import type { Card } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import type { Sql } from '../sql.ts';
import type { SortKey } from './keyset.ts';
import { type Found, type Listed, listedCount, type ListedWindow, listedWindow, ofInitial, ofPeople } from './listed.ts';
import { sought } from './search-terms.ts';

export type CardSort = 'number' | 'expires' | 'since';

/** The text: a card's number, the beginning of a chip's or a certificate's number, or words of the holder. */
export type CardWindow = ListedWindow<CardSort>;

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
  if (asked?.match !== undefined) found.push(ofPeople('card', 'person_id', asked.match));
  if (asked?.initial !== undefined) found.push(ofInitial('card', 'person_id', asked.initial));
  return found;
}

const listed: Listed<CardSort> = { table: 'card', filter: 'state', keys, places };

/** One window of cards, by an index or by what was typed. */
export function cardWindow(query: CardWindow, { sql, rows }: Parts): readonly Card[] {
  const found = listedWindow(listed, query, sql);
  return found === undefined ? [] : rows.many('card', found.sql, { ...found.parameters });
}

/** How many there are, counted no further than that. */
export function cardCount(query: CardWindow, parts: { readonly sql: Sql; readonly most: number }): number {
  return listedCount(listed, query, parts);
}
