import type { Listed } from './listed.ts';

export type TemporaryCardSort = 'number' | 'due';
export type RequestSort = 'since';
export type BatchSort = 'made';

/** The pool: by number, with or without its T, or by words of the holder. */
export const listedTemporaryCards: Listed<TemporaryCardSort> = {
  table: 'temporary_card',
  filter: 'state',
  keys: {
    number: { sql: 'one.number', outer: 'temporary_card.number' },
    due: { sql: "coalesce(one.due_on, '')", outer: "coalesce(temporary_card.due_on, '')" },
  },
  words: 'temporary_card_search',
  numbers: (text) => {
    const number = /^(?:[Tt]-?)?([0-9]{1,15})$/.exec(text.trim())?.[1];
    const sql = 'SELECT one.position FROM temporary_card AS one WHERE one.number = @number';
    return number === undefined ? [] : [{ sql, parameters: { number: Number(number) } }];
  },
};

const requestPlace = (row: string): string => `((CAST(strftime('%s', ${row}.requested_at) AS INTEGER) << 28) | ${row}.position)`;

/** Requests: by words of whom they are for, or by the number of the card. */
export const listedRequests: Listed<RequestSort> = {
  table: 'request',
  filter: 'state',
  keys: { since: { sql: 'one.requested_at', outer: 'request.requested_at' } },
  words: {
    since: {
      search: 'request_search',
      place: { sql: requestPlace('one'), outer: requestPlace('request') },
      positions: (found) => `SELECT rowid & ((1 << 28) - 1) FROM (${found})`,
    },
  },
  numbers: (text) => {
    const number = /^[0-9]{1,15}$/.exec(text.trim())?.[0];
    const sql = 'SELECT one.position FROM card CROSS JOIN request AS one ON one.card_id = card.id WHERE card.number = @number';
    return number === undefined ? [] : [{ sql, parameters: { number: Number(number) } }];
  },
};

/** Batches: by their order, as its row of the table, and by words of whoever made them. */
export const listedBatches: Listed<BatchSort> = {
  table: 'batch',
  filter: 'row',
  keys: { made: { sql: 'one.position', outer: 'batch.position' } },
  words: 'batch_search',
  numbers: () => [],
};
