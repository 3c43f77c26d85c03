import { Refusal } from '../../../core/failures/refusal.ts';
import type { BatchKind } from '../../store/local-people.ts';
import type { StoreReader } from '../../store/store.ts';

/** What somebody ticked, or what they searched for when they said “all”. */
export interface Pick {
  readonly ids: readonly string[] | undefined;
  readonly found: { readonly text: string; readonly states?: readonly string[] | undefined } | undefined;
}

/** However many a search may find; a service point with more makes two batches. */
const MOST = 50_000;

/** The ids of a batch in the order of the search. Throws Refusal('input-invalid') where both or neither was said, or nothing was found. */
export function pickedIds(
  kind: BatchKind,
  { ids, found }: Pick,
  { store, servicePointId }: { readonly store: StoreReader; readonly servicePointId: string },
): readonly string[] {
  if ((ids === undefined) === (found === undefined))
    throw new Refusal('input-invalid', { field: 'found', wanted: 'ticks or a search, one of them' });
  if (found === undefined) return ids ?? [];
  const { text, states } = found;
  const query = { text, servicePointIds: [servicePointId], limit: MOST, ...(states === undefined ? {} : { states }) };
  const finders = { person: store.people, card: store.cards, 'temporary-card': store.temporaryCards };
  const all = finders[kind].find(query).map(({ id }) => id);
  if (all.length === 0) throw new Refusal('input-invalid', { field: 'found', wanted: 'a search that finds something' });
  return all;
}
