import { inPlainLetters } from '../../../core/base/plain-letters.ts';

/**
 * What was typed as an FTS5 query: every word from its beginning, all of them together. Undefined where nothing in it can be searched.
 * Quoting makes each word plain text: no word of the query language gets through.
 */
export function searchTerms(text: string): string | undefined {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return undefined;
  const each = words.slice(0, 8).map((word) => `"${inPlainLetters(word).replaceAll('"', ' ')}"*`);
  return `${TYPED} (${each.join(' ')})`;
}

/** Columns that a typed word may stand in: nobody is called by their state. */
const TYPED = '{name email number} :';

/** With `searchTerms`: only people of these service points, in these states where any are named. */
export function ofStanding(servicePointIds: readonly string[], states: readonly string[] | undefined): string {
  const points = servicePointIds.map((id) => `p${id.replaceAll(/[^A-Za-z0-9]/g, '')}`);
  const words = states === undefined ? points : points.flatMap((point) => states.map((state) => `${point}s${state}`));
  // Nobody has no standing at all.
  return ` AND standing : (${words.length === 0 ? '"none"' : words.map((word) => `"${word}"`).join(' OR ')})`;
}

/** How a text is looked for among very many: by the full text, or by the beginning of the sort name. */
export interface Sought {
  /** FTS5 query; absent for a single letter. */
  readonly match?: string;
  /** A single letter: sort names that begin with it. */
  readonly initial?: string;
}

const ONE_SIGN = /^[a-z0-9]$/i;

/**
 * A letter alone is the beginning of a tenth of all words: it is looked up by the sort name, and a digit alone is a number. Undefined where
 * nothing can be searched.
 */
export function sought(text: string): Sought | undefined {
  const [only, ...more] = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (only === undefined) return undefined;
  if (more.length === 0 && ONE_SIGN.test(only))
    return /[0-9]/.test(only) ? { match: `${TYPED} "${only}"` } : { initial: only.toLowerCase() };
  const match = searchTerms(text);
  return match === undefined ? undefined : { match };
}
