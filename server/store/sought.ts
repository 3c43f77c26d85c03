import { inPlainLetters } from '../../core/base/plain-letters.ts';
import type { Queries } from './database.ts';

/** Of a word so many letters are compared. */
const LONGEST = 24;
const ONCE = 1000;

/** What people and cards are found by; nothing of any other record. */
const soughtBy: Readonly<Record<string, readonly string[]>> = { person: ['name', 'email', 'number'], card: ['number'] };

/** The words of a text, in small plain letters: Łukasz is found by Lukasz, and an address by each of its parts. */
export function wordsOf(text: string): readonly string[] {
  const plain = inPlainLetters(text).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => Array.from(word).slice(0, LONGEST).join('')))];
}

/** Every beginning of every word that a record is found by, with blanks between: so whoever types finds it by one look into the index. */
export function beginningsOf(kind: string, record: object): string | null {
  const fields = soughtBy[kind];
  if (fields === undefined) return null;
  const values = record as Readonly<Record<string, string | number | undefined>>;
  const words = wordsOf(fields.map((field) => String(values[field] ?? '')).join(' ')).map((word) => Array.from(word));
  return [...new Set(words.flatMap((letters) => letters.map((_, at) => letters.slice(0, at + 1).join(''))))].join(' ');
}

interface Unfilled {
  readonly tenant: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly body: object;
}

/**
 * Records that were written before they could be searched: a thousand at a time, each from where the last ended, since what was filled leaves its
 * entries in the index for a while.
 */
export async function fillSought(owner: Queries): Promise<void> {
  let after = ['00000000-0000-0000-0000-000000000000', '', ''];
  for (;;) {
    const rows = await owner.rows<Unfilled>({
      text: `SELECT tenant_id AS tenant, kind, id, version, body FROM record
        WHERE sought IS NULL AND recent IS NULL AND kind IN ('person', 'card') AND (tenant_id, kind, id) > ($1::uuid, $2::text, $3::text)
        ORDER BY tenant_id, kind, id LIMIT ${ONCE}`,
      values: after,
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = [last.tenant, last.kind, last.id];
    await owner.rows({
      text: `UPDATE record SET sought = string_to_array(made.sought, ' ')
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::text[]) AS made (tenant_id, kind, id, version, sought)
        WHERE record.tenant_id = made.tenant_id AND record.kind = made.kind AND record.id = made.id AND record.version = made.version`,
      values: [
        rows.map(({ tenant }) => tenant),
        rows.map(({ kind }) => kind),
        rows.map(({ id }) => id),
        rows.map(({ version }) => version),
        rows.map(({ kind, body }) => beginningsOf(kind, body)),
      ],
    });
  }
}
