import type { Settings } from '../../core/facts/fold.ts';
import type { RecordRows } from './record-rows.ts';

/** The person under whose data key a record is sealed; undefined where it is nobody's. */
export function whoseIs(
  { record, id, set }: { readonly record: string; readonly id: string; readonly set: Settings },
  rows: RecordRows,
): string | undefined {
  const named = (field: string): string | undefined => (typeof set[field] === 'string' ? set[field] : undefined);
  if (record === 'person') return id;
  if (record === 'access-request' || record === 'identity' || record === 'request' || record === 'card')
    return named('personId') ?? rows.get(record, id)?.personId;
  if (record !== 'certificate') return undefined;
  const before = rows.get('certificate', id);
  const ofTemporaryCard = named('personId') ?? before?.personId;
  return ofTemporaryCard ?? rows.get('card', named('cardId') ?? before?.cardId ?? '')?.personId;
}
