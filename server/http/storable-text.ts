const NUL = '\u0000';
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** Whether a text in it holds NUL or half a character (an unpaired surrogate): no database keeps these. */
export function hasUnstorableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL) || HALF_A_CHARACTER.test(value);
  if (Array.isArray(value)) return value.some(hasUnstorableText);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, part]) => hasUnstorableText(name) || hasUnstorableText(part));
}
