import type { ImportEntry, ImportView } from '../../../core/actions/views.ts';
import type { Failure } from '../../../core/failures/table.ts';
import { columnsOf } from '../../people-file/look-into.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { counted } from './check.ts';
import { doneOf, encodingOfImport, fileOf, howToRead, readingOf } from './import-state.ts';
import type { Verdict } from './judge-line.ts';
import { importsOf } from './running.ts';
import { importSummary } from './summary.ts';

const PAGE = 100;

/** A file of people as far as it is known: its columns while it is there, what a check found, and of what ran the refused lines. */
export const importOpen: Handler<'import.open'> = async (call, parts) => {
  const { store } = parts;
  const made = required(call.subject.peopleImport, 'the import');
  const summary = importSummary(made, parts);
  const { runs, checked } = importsOf(store);
  const found = checked.get(made.id);
  const leftMs = runs.get(made.id)?.leftMs();
  return {
    ...summary,
    reading: readingOf(made),
    encoding: encodingOfImport(made),
    columns: summary.state === 'open' ? await columns(made, parts) : [],
    ...(found === undefined ? {} : { found: counted(found.verdicts) }),
    ...(found === undefined ? refusedEntries(made, call, parts) : checkedEntries(found.verdicts, call)),
    needsApproval: {
      create: optionValue(store, 'users-creation-approval') === true,
      change: optionValue(store, 'users-edit-approval') === true,
    },
    ...(leftMs === undefined ? {} : { leftMs }),
  };
};

async function columns(made: PeopleImport, parts: Parts): Promise<ImportView['columns']> {
  const { columns: all } = await columnsOf(fileOf(made, parts), howToRead(made));
  return all.map(({ key, title, samples }) => ({ key, title, samples: [...samples] }));
}

type Entries = Pick<ImportView, 'entries' | 'total'>;

function checkedEntries(verdicts: readonly Verdict[], { input }: Call<'import.open'>): Entries {
  const { kinds, offset = 0, limit = PAGE } = input;
  const wanted = kinds === undefined ? verdicts : verdicts.filter(({ kind }) => kinds.includes(kind));
  return { entries: wanted.slice(offset, offset + limit).map(entryOf), total: wanted.length };
}

/** Behind a restart, or once it is over: what was refused is all that is kept of the lines. */
function refusedEntries(made: PeopleImport, { input }: Call<'import.open'>, { store }: Pick<Parts, 'store'>): Entries {
  const { offset = 0, limit = PAGE } = input;
  const lines = store.peopleImports.refused(made.id, { offset, limit });
  const entries = lines.map(
    ({ line, problems }): ImportEntry => ({
      line,
      kind: 'refused',
      name: '',
      email: '',
      problems: (problems as unknown as readonly Failure[]).map(viewOf),
    }),
  );
  return { entries, total: doneOf(made).refused };
}

function entryOf({ line, kind, person, known, edit, problems }: Verdict): ImportEntry {
  const changes = Object.entries(edit ?? {}).map(([field, after]) => ({
    field,
    before: String(known?.[field as 'unit'] ?? ''),
    after: after ?? '',
  }));
  return {
    line,
    kind,
    name: person.name ?? known?.name ?? '',
    email: person.email ?? '',
    ...(known === undefined ? {} : { number: known.number }),
    ...(changes.length === 0 ? {} : { changes }),
    ...(problems.length === 0 ? {} : { problems: problems.map(viewOf) }),
  };
}

const viewOf = ({ code, params }: Failure) => ({ code, ...(params === undefined ? {} : { params: { ...params } }) });
