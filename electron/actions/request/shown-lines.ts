import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { stateLooks } from '../../../core/lifecycles/state-looks.ts';
import { requestFields } from '../../../core/records/request-words.ts';
import type { Request } from '../../../core/records/records.ts';
import { credentialRow } from '../../../core/roles/credential-table.ts';
import type { StoreReader } from '../../store/store.ts';
import { sidesOf } from './sides.ts';

export interface Wished {
  readonly decision: 'approve' | 'reject';
  readonly reason: string | undefined;
}

const said: Readonly<Record<string, string>> = { 'photo-new': 'a new one, as the desk shows it', 'photo-gone': 'none', '': 'none' };

/** What an approver's phone shows before it signs, in the words of the desk: the decision, about whom, who asks, what is and what will be. */
export function shownLines(request: Request, { decision, reason }: Wished, store: StoreReader): readonly string[] {
  const { before, after } = sidesOf(request, store);
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    `${decision === 'approve' ? 'Approve' : 'Reject'}: ${credentialRow(request.row).useCase}`,
    `For: ${store.people.nameOf(request.personId)}`,
    `Asked by: ${store.people.nameOf(request.requesterId)}`,
    ...fields.map((field) => changeLine(field, before[field], after[field])),
    ...(reason === undefined ? [] : [`Reason for rejecting: ${reason}`]),
  ];
}

/** SHA-256 in hex. Salted, since the lines name people and the journal keeps the hash for ever. */
export function shownHashOf(lines: readonly string[], salt: string): string {
  return createHash('sha256').update(canonicalJson({ lines, salt })).digest('hex');
}

function changeLine(field: string, before: string | undefined, after: string | undefined): string {
  const name = Object.hasOwn(requestFields, field) ? requestFields[field as keyof typeof requestFields] : field;
  if (after === undefined) return `${name}, now: ${worded(before ?? '')}`;
  return before === undefined || before === after ? `${name}: ${worded(after)}` : `${name}: ${worded(before)} → ${worded(after)}`;
}

/** States as the screens say them; everything else as it is. */
function worded(value: string): string {
  if (said[value] !== undefined) return said[value];
  return Object.hasOwn(stateLooks, value) ? `${value.charAt(0).toUpperCase()}${value.slice(1).replaceAll('-', ' ')}` : value;
}
