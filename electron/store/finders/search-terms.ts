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
