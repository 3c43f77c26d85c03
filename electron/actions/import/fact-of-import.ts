import type { FactDraft } from '../../../core/facts/draft.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import type { Caller } from '../batch/order.ts';
import { doneOf } from './import-state.ts';

/** What the journal says of a file that is over: how many lines were taken and what came of them. Nobody's name is in it. */
export function factOfImport(action: 'import.run' | 'import.drop', made: PeopleImport, { who }: Pick<Caller, 'who'>): FactDraft {
  const { create, change, same, refused } = doneOf(made);
  const note = { import: made.id, created: create, changed: change, same, refused };
  return { kind: 'intent', action, who, servicePoint: made.servicePointId, note, changes: [] };
}
