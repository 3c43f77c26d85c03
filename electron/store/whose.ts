import type { FactBody } from '../../core/facts/fact.ts';
import type { Settings } from '../../core/facts/fold.ts';
import type { RecordRows } from './record-rows.ts';

/** The person under whose data key a record is sealed; undefined where it is nobody's. */
export function whoseIs(
  { record, id, set }: { readonly record: string; readonly id: string; readonly set: Settings },
  rows: Pick<RecordRows, 'get'>,
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

/** People whose data are sealed with a key that may have come with that fact: it was wrapped anew for where they moved. */
export function rekeyedBy({ changes }: FactBody): readonly string[] {
  return changes.flatMap(({ record, id, set }) => (record === 'person' && 'dataKeyId' in set ? [id] : []));
}
