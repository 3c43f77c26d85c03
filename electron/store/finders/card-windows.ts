import type { Card } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import type { Sql } from '../sql.ts';
import type { SortKey } from './keyset.ts';
import { type Found, type InOrder, type Listed, listedCount, type ListedWindow, listedWindow } from './listed.ts';

export type CardSort = 'number' | 'expires';

/** The text: a card's number, the beginning of a chip's or a certificate's number, or words of the holder. */
export type CardWindow = ListedWindow<CardSort>;

const keys: Readonly<Record<CardSort, SortKey>> = {
  number: { sql: 'one.number', outer: 'card.number' },
  expires: { sql: "coalesce(one.expires_on, '')", outer: "coalesce(card.expires_on, '')" },
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

/** Numbers that a typed text may be, each looked up by an index. */
function numbers(text: string): readonly Found[] {
  const typed = text.trim();
  const sign = typed.replaceAll(/[\s:]/g, '').toLowerCase();
  const found: Found[] = [];
  if (/^[0-9]{1,15}$/.test(typed))
    found.push({ sql: 'SELECT one.position FROM card AS one WHERE one.number = @number', parameters: { number: Number(typed) } });
  if (sign.length >= LEAST_SIGNS && /^[0-9a-f-]+$/.test(sign)) {
    const chips = CHIP_KINDS.map((kind) => `one.chip >= '${kind}:' || @sign AND one.chip < '${kind}:' || @end`);
    const parameters = { sign, end: `${sign}${END}` };
    // Chips of one make may all begin alike.
    found.push({
      sql: chips.map((chip) => `SELECT one.position FROM card AS one WHERE ${chip}`).join(' UNION ALL '),
      parameters,
      condition: `(${chips.map((chip) => `(${chip})`).join(' OR ')})`,
    });
    found.push({
      sql: `SELECT one.position FROM certificate CROSS JOIN card AS one ON one.id = certificate.card_id
      WHERE certificate.serial_hex >= @sign AND certificate.serial_hex < @end`,
      parameters,
    });
  }
  return found;
}

const expiryPlace = (row: string): string => `((coalesce(CAST(julianday(${row}.expires_on) AS INTEGER), 0) << 36) | ${row}.position)`;

/** The full texts of migration 22 in these orders. */
const words: Readonly<Record<CardSort, InOrder>> = {
  number: {
    search: 'card_by_number_search',
    place: keys.number,
    positions: (found) => `SELECT one.position FROM card AS one WHERE one.number IN (${found})`,
  },
  expires: {
    search: 'card_by_expiry_search',
    place: { sql: expiryPlace('one'), outer: expiryPlace('card') },
    positions: (found) => `SELECT rowid & ((1 << 36) - 1) FROM (${found})`,
  },
};

const listed: Listed<CardSort> = { table: 'card', filter: 'state', keys, words, numbers };

/** One window of cards, by an index or by what was typed. */
export function cardWindow(query: CardWindow, { sql, rows }: Parts): readonly Card[] {
  const found = listedWindow(listed, query, sql);
  return found === undefined ? [] : rows.many('card', found.sql, { ...found.parameters });
}

/** How many there are, counted no further than that. */
export function cardCount(query: CardWindow, parts: { readonly sql: Sql; readonly most: number }): number {
  return listedCount(listed, query, parts);
}
