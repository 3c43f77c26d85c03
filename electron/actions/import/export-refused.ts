import type { Failure } from '../../../core/failures/table.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import { type Handler, type Parts, factOf, required } from '../handler.ts';
import { csvLine } from '../report/csv-line.ts';
import { takeOut } from '../take-out.ts';
import { importsOf } from './running.ts';

interface Refused {
  readonly line: number;
  readonly problems: readonly Failure[];
}

const WINDOW = 500;

/** What the last check refused; behind a restart, or once it is over, what the run refused. Nothing of the lines themselves is in it. */
export const importExportRefused: Handler<'import.export-refused'> = (call, parts) => {
  const made = required(call.subject.peopleImport, 'the import');
  async function* csv(): AsyncGenerator<string, void, void> {
    const { lineProblemOf } = await import('../../words/line-problem-of.ts');
    parts.store.transact((writer) => writer.append(factOf(call, 'import.export-refused', { note: { import: made.id }, changes: [] })));
    yield csvLine(['line', 'what is wrong']);
    for (const some of refusedOf(made, parts))
      yield some.map(({ line, problems }) => csvLine([String(line), problems.map(lineProblemOf).join('; ')])).join('');
  }
  return takeOut({ fileName: `refused-lines-${made.madeAt.slice(0, 10)}.csv`, parts: csv() }, parts);
};

function* refusedOf({ id }: PeopleImport, { store }: Pick<Parts, 'store'>): Generator<readonly Refused[], void, void> {
  const checked = importsOf(store).checked.get(id);
  if (checked !== undefined) {
    yield checked.verdicts.filter(({ kind }) => kind === 'refused');
    return;
  }
  for (let offset = 0; ; offset += WINDOW) {
    const some = store.peopleImports.refused(id, { offset, limit: WINDOW });
    if (some.length > 0) yield some.map(({ line, problems }) => ({ line, problems: problems as unknown as readonly Failure[] }));
    if (some.length < WINDOW) return;
  }
}
