import { plainLetters } from '../migrations/0007-search-letters.ts';

const plainOf: ReadonlyMap<string, string> = new Map(plainLetters);

/** The letters as the search index has them. */
function plain(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => plainOf.get(letter) ?? letter).join('');
}

/**
 * What was typed as an FTS5 query: every word from its beginning, all of them together. Undefined where nothing in it can be searched.
 * Quoting makes each word plain text: no word of the query language gets through.
 */
export function searchTerms(text: string): string | undefined {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return undefined;
  return words
    .slice(0, 8)
    .map((word) => `"${plain(word).replaceAll('"', ' ')}"*`)
    .join(' ');
}

/** How a text is looked for among very many: the full text, what the full text is too slow for, or the beginning of the sort name. */
export interface Sought {
  /** FTS5 query; absent for a single letter. */
  readonly match?: string;
  /** Letters that some word must begin with, each after the full text has found few enough. */
  readonly letters: readonly string[];
  /** A single letter: sort names that begin with it. */
  readonly initial?: string;
}

const ONE_SIGN = /^[a-z0-9]$/i;

/**
 * A word of one sign is the beginning of a tenth of all words, which the full text would have to gather first: a letter alone is looked up by
 * the sort name, a digit alone is a number, and beside other words it is compared at the end. Undefined where nothing can be searched.
 */
export function sought(text: string): Sought | undefined {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [only] = words;
  if (only === undefined) return undefined;
  if (words.length === 1 && ONE_SIGN.test(only))
    return /[0-9]/.test(only) ? { match: `"${only}"`, letters: [] } : { letters: [], initial: only.toLowerCase() };
  const long = words.filter((word) => !ONE_SIGN.test(word));
  const match = searchTerms((long.length === 0 ? words : long).join(' '));
  if (match === undefined) return undefined;
  return { match, letters: long.length === 0 ? [] : words.filter((word) => ONE_SIGN.test(word)).map((word) => word.toLowerCase()) };
}

/** SQL that asks whether a word of the person `one` begins with each of the letters; they are single letters or digits and go in as they are. */
export function beginsWith(letters: readonly string[], alias: string): string {
  return letters.map((letter) => ` AND ' ' || ${alias}.name || ' ' || ${alias}.email LIKE '% ${letter}%'`).join('');
}
