/** JSON as RFC 8785 orders and writes it, so that the same value always has the same bytes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Every fact is written this way several times: text is put together as it comes, without lists in between. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return stringText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`canonical JSON: expected a finite number, got ${value}`);
    return JSON.stringify(value);
  }
  return Array.isArray(value) ? listText(value) : objectText(value as { readonly [key: string]: Json | undefined });
}

const SHORT = 80;
/** Text that JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** Most texts are short and plain; looking is quicker than writing them sign by sign. */
function stringText(text: string): string {
  return text.length < SHORT && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function listText(items: readonly Json[]): string {
  let text = '[';
  for (const item of items) text += text.length === 1 ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `${text}]`;
}

function objectText(object: { readonly [key: string]: Json | undefined }): string {
  let text = '{';
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value !== undefined) text += `${text.length === 1 ? '' : ','}${stringText(key)}:${canonicalJson(value)}`;
  }
  return `${text}}`;
}
