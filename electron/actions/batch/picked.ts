import { Refusal } from '../../../core/failures/refusal.ts';
import type { BatchKind } from '../../store/local-people.ts';
import type { StoreReader } from '../../store/store.ts';

/** What somebody ticked, or what they searched for when they said “all”. */
export interface Pick {
  readonly ids: readonly string[] | undefined;
  readonly found: { readonly text: string; readonly states?: readonly string[] | undefined } | undefined;
}

/** A batch of more would be nobody's morning: whoever searches for more is told, and narrows the search. */
const MOST = 50_000;
const WINDOW = 1000;

/** The ids of a batch in the order of the list. Throws Refusal('input-invalid') where both or neither was said, nothing was found, or too much. */
export function pickedIds(
  kind: BatchKind,
  { ids, found }: Pick,
  { store, servicePointId }: { readonly store: StoreReader; readonly servicePointId: string },
): readonly string[] {
  if ((ids === undefined) === (found === undefined))
    throw new Refusal('input-invalid', { field: 'found', wanted: 'ticks or a search, one of them' });
  if (found === undefined) return ids ?? [];
  const lists = {
    person: (after: string | undefined) =>
      store.people.window({ ...found, servicePointId, sort: 'name', down: false, after, limit: WINDOW }),
    card: (after: string | undefined) => store.cards.window({ ...found, servicePointId, sort: 'number', down: true, after, limit: WINDOW }),
    'temporary-card': (after: string | undefined) =>
      store.temporaryCards.window({ ...found, servicePointId, sort: 'number', down: false, after, limit: WINDOW }),
  };
  const all: string[] = [];
  for (let window = lists[kind](undefined); window.length > 0; window = lists[kind](all.at(-1))) {
    all.push(...window.map(({ id }) => id));
    if (all.length > MOST)
      throw new Refusal('input-invalid', { field: 'found', wanted: `a search that finds no more than ${MOST.toLocaleString('en')}` });
  }
  if (all.length === 0) throw new Refusal('input-invalid', { field: 'found', wanted: 'a search that finds something' });
  return all;
}
