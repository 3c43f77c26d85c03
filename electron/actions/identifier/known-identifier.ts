import { Refusal } from '../../../core/failures/refusal.ts';
import type { Identifier } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

/** A kind of document that is in use; another is as if it were not there. */
export function knownIdentifier(store: StoreReader, id: string): Identifier {
  const identifier = store.get('identifier', id);
  if (identifier?.inUse !== true) throw new Refusal('not-found');
  return identifier;
}

/** No two kinds are called the same. */
export function assertNewIdentifier(store: StoreReader, { id, name }: { readonly id?: string; readonly name: string }): void {
  const same = (one: Identifier): boolean => one.inUse && one.name.toLowerCase() === name.toLowerCase() && one.id !== id;
  if (store.all('identifier').some(same)) throw new Refusal('name-taken', { name });
}
