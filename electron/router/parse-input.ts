import type { ActionRow } from '../../core/actions/action.ts';
import { Refusal } from '../../core/failures/refusal.ts';

/** Names of fields are the caller's own text where the schema takes any. */
const LONGEST_FIELD = 100;

/** The first field that does not fit and what was wanted, never what was typed: it may be a secret. */
export function parseInput(row: ActionRow, input: unknown): unknown {
  const parsed = row.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  if (/pin$/i.test(field) && row.secrets.includes(field)) throw new Refusal('pin-malformed');
  if (field === 'reason' && row.failures.includes('reason-missing') && isMissing(input, field)) throw new Refusal('reason-missing');
  const wanted = issue?.code === 'unrecognized_keys' ? 'no other fields' : (issue?.message ?? 'another shape');
  throw new Refusal('input-invalid', { field: field.slice(0, LONGEST_FIELD), wanted });
}

function isMissing(input: unknown, field: string): boolean {
  const given = (input as Readonly<Record<string, unknown>>)[field];
  return given === undefined || (typeof given === 'string' && given.trim() === '');
}
