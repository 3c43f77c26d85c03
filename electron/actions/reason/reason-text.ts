import { Refusal } from '../../../core/failures/refusal.ts';
import type { Reason } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

/** The text of a reason that may be chosen for that; it is what facts and requests keep. */
export function reasonText(store: StoreReader, id: string, type: Reason['type']): string {
  const reason = store.get('reason', id);
  if (reason?.inUse !== true || reason.type !== type)
    throw new Refusal('input-invalid', { field: 'reasonId', wanted: `a reason for ${type}` });
  return reason.text;
}
