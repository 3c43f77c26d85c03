import type { ImportSummary } from '../../../core/actions/views.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import type { Parts } from '../handler.ts';
import { doneOf } from './import-state.ts';
import { importsOf } from './running.ts';

/** What lists show of an import. One whose file never came whole is as good as gone. */
export function importSummary(made: PeopleImport, { store, house }: Pick<Parts, 'store' | 'house'>): ImportSummary {
  const { id, fileName, madeAt, madeBy, taken } = made;
  const { runs, checked } = importsOf(store);
  const lines = checked.get(id)?.verdicts.length;
  const state = made.state === 'arriving' || (made.state === 'open' && !house.peopleFiles.has(id)) ? 'gone' : made.state;
  return {
    id,
    fileName,
    madeAt,
    madeByName: store.people.nameOf(madeBy),
    state,
    done: doneOf(made),
    taken,
    ...(lines === undefined ? {} : { lines }),
    runs: runs.has(id),
  };
}
