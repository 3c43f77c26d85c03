import { Refusal } from '../../../core/failures/refusal.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import type { Caller } from '../batch/order.ts';
import { type Handler, type Parts, required } from '../handler.ts';
import { factOfImport } from './fact-of-import.ts';
import { endImport } from './import-state.ts';
import { importsOf } from './running.ts';

/** The rest is given up; what is kept of the file is destroyed. */
export const importDrop: Handler<'import.drop'> = (call, parts) => {
  const made = required(call.subject.peopleImport, 'the import');
  if (made.state === 'ended' || made.state === 'dropped') throw new Refusal('import-over');
  if (importsOf(parts.store).runs.has(made.id)) throw new Refusal('busy');
  dropImport(made, call, parts);
  return {};
};

export function dropImport(made: PeopleImport, caller: Pick<Caller, 'who'>, parts: Parts): void {
  const dropped = { ...made, state: 'dropped' } as const;
  parts.store.transact((writer) => {
    endImport(writer, dropped, parts);
    writer.append(factOfImport('import.drop', dropped, caller));
  });
  parts.house.peopleFiles.destroy(made.id);
  importsOf(parts.store).checked.delete(made.id);
}
