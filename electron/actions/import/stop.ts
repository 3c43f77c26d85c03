import { type Handler, required } from '../handler.ts';
import { importsOf } from './running.ts';

/** The transaction that runs is the last. */
export const importStop: Handler<'import.stop'> = (call, parts) => {
  importsOf(parts.store).runs.get(required(call.subject.peopleImport, 'the import').id)?.stop();
  return {};
};
