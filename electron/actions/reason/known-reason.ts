import { Refusal } from '../../../core/failures/refusal.ts';
import type { Reason } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

/** A reason that is in use; another is as if it were not there. */
export function knownReason(store: StoreReader, id: string): Reason {
  const reason = store.get('reason', id);
  if (reason?.inUse !== true) throw new Refusal('not-found');
  return reason;
}

/** No two reasons of a kind say the same. */
export function assertNewReason(store: StoreReader, { id, type, text }: Pick<Reason, 'type' | 'text'> & { readonly id?: string }): void {
  const same = (one: Reason): boolean => one.inUse && one.type === type && one.text.toLowerCase() === text.toLowerCase() && one.id !== id;
  if (store.all('reason').some(same)) throw new Refusal('name-taken', { name: text });
}
