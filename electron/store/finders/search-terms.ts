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

/** Stands before words of the full texts of migration 22 that nobody types. */
const UNTYPED = '\u{E000}';
/** As the tokenizer of these full texts divides words; accents that stand alone belong to their letter. */
const TOKENS = /[\p{L}\p{N}\u0300-\u036f]+/gu;

/**
 * What was typed as a query of a full text of migration 22, with who stands there; undefined where nothing in it can be searched. A digit alone
 * is a number; every other word is looked for from its beginning.
 */
export function heldTerms(text: string, servicePointId: string, states: readonly string[] | undefined): string | undefined {
  const words = text
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => inPlainLetters(word).match(TOKENS) ?? [])
    .filter((tokens) => tokens.length > 0);
  const [only, ...more] = words;
  if (only === undefined) return undefined;
  const digit = more.length === 0 && only.length === 1 && /^[0-9]$/.test(only[0] ?? '');
  const each = words
    .slice(0, 8)
    .map((tokens) => tokens.map((token, at) => `"${token}"${digit || at < tokens.length - 1 ? '' : '*'}`).join(' AND '));
  const point = `${UNTYPED}${servicePointId.replaceAll('-', '')}`;
  const standing = states === undefined ? [point] : states.map((state) => `${point}s${state}`);
  return `${each.join(' AND ')} AND (${standing.length === 0 ? `"${UNTYPED}"` : standing.map((word) => `"${word}"`).join(' OR ')})`;
}

const PLAIN_SIGNS = /^[\x20-\x7e]*$/;

/** A text as the tokenizer divides it, each word behind a space. */
function divided(text: string): string {
  if (PLAIN_SIGNS.test(text))
    return ` ${text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim()}`;
  const letters = inPlainLetters(text)
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return ` ${(letters.match(TOKENS) ?? []).join(' ')}`;
}

/** Whether each word that was typed begins a word of one of the fields, as `searchTerms` has it: for rows that are looked at one by one. */
export function wordsIn(text: string): (fields: readonly string[]) => boolean {
  const words = text
    .split(/\s+/u)
    .map(divided)
    .filter((word) => word !== ' ')
    .slice(0, 8);
  if (words.length === 1 && /^ [0-9]$/.test(words[0] ?? '')) words[0] = `${words[0] ?? ''} `;
  return (fields) => {
    const all = fields.map((field) => `${divided(field)} `);
    return words.every((word) => all.some((field) => field.includes(word)));
  };
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
