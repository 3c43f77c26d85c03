import { Refusal } from '../../../core/failures/refusal.ts';
import { comparable } from '../../../core/records/comparable.ts';
import type { StoreReader } from '../../store/store.ts';

/** Names are compared trimmed and in lower case; also one of a disabled service point stays taken. */
export function assertNewName(name: string, ownId: string | undefined, store: StoreReader): void {
  const wanted = comparable(name);
  if (store.all('service-point').some((point) => point.id !== ownId && comparable(point.name) === wanted))
    throw new Refusal('name-taken', { name });
}
