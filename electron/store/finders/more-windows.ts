import type { Found, Listed } from './listed.ts';
import { ofFewInitial, ofFewPeople, ofInitial, ofPeople } from './listed.ts';
import { sought } from './search-terms.ts';

export type TemporaryCardSort = 'number' | 'due';
export type RequestSort = 'since';
export type BatchSort = 'made';

const inMany = { word: ofPeople, initial: ofInitial };
const inFew = { word: ofFewPeople, initial: ofFewInitial };

interface Holding {
  readonly table: string;
  readonly column: string;
  /** Whether most people have such a record, or hardly anybody. */
  readonly find: typeof inMany;
}

/** By words of the person in that column. */
function holders(text: string, { table, column, find }: Holding): readonly Found[] {
  const asked = sought(text);
  if (asked?.initial !== undefined) return [find.initial(table, column, asked.initial)];
  return asked?.match === undefined ? [] : [find.word(table, column, asked.match)];
}

/** The pool: by number, with or without its T, or by words of the holder. */
export const listedTemporaryCards: Listed<TemporaryCardSort> = {
  table: 'temporary_card',
  filter: 'state',
  keys: {
    number: { sql: 'one.number', outer: 'temporary_card.number' },
    due: { sql: "coalesce(one.due_on, '')", outer: "coalesce(temporary_card.due_on, '')" },
  },
  places: (text) => {
    const number = /^(?:[Tt]-?)?([0-9]{1,15})$/.exec(text.trim())?.[1];
    const numbered = {
      sql: 'SELECT one.position FROM temporary_card AS one WHERE one.number = @number',
      parameters: { number: Number(number) },
    };
    return [...(number === undefined ? [] : [numbered]), ...holders(text, { table: 'temporary_card', column: 'person_id', find: inFew })];
  },
};

/** Requests: by words of whom they are for, or by the number of the card. */
export const listedRequests: Listed<RequestSort> = {
  table: 'request',
  filter: 'state',
  keys: { since: { sql: 'one.requested_at', outer: 'request.requested_at' } },
  places: (text) => {
    const number = /^[0-9]{1,15}$/.exec(text.trim())?.[0];
    const numbered = {
      sql: 'SELECT one.position FROM card CROSS JOIN request AS one ON one.card_id = card.id WHERE card.number = @number',
      parameters: { number: Number(number) },
    };
    return [...(number === undefined ? [] : [numbered]), ...holders(text, { table: 'request', column: 'person_id', find: inMany })];
  },
};

/** Batches: by their order, as its row of the table, and by words of whoever made them. */
export const listedBatches: Listed<BatchSort> = {
  table: 'batch',
  filter: 'row',
  keys: { made: { sql: 'one.position', outer: 'batch.position' } },
  places: (text) => holders(text, { table: 'batch', column: 'made_by', find: inFew }),
};
