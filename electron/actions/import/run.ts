import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { doneOf, fileOf } from './import-state.ts';
import { RunningImport } from './running-import.ts';
import { importsOf } from './running.ts';

/** Takes the lines that were not taken yet, until the end of the file, until somebody stops it, or until whoever started it may no longer. */
export const importRun: Handler<'import.run'> = async (call, parts) => {
  const made = required(call.subject.peopleImport, 'the import');
  const file = fileOf(made, parts);
  if (made.state !== 'open') throw new Refusal('import-over');
  if (importsOf(parts.store).runs.has(made.id)) throw new Refusal('busy');
  const denied = call.may('person.create', { servicePointId: made.servicePointId });
  if (denied !== undefined) throw new Refusal(denied.code, denied.params);
  const over = await new RunningImport(made, { caller: call, parts }).run(file());
  return { done: doneOf(over), ended: over.state === 'ended' };
};
