import type { Handler } from '../handler.ts';
import { importSummary } from './summary.ts';

/** Files of people at the service point where the caller works, newest first. */
export const importFind: Handler<'import.find'> = (call, parts) => {
  const { servicePointId } = call.subject;
  if (servicePointId === undefined) return { imports: [] };
  const found = parts.store.peopleImports.find({ servicePointId, limit: call.input.limit });
  return { imports: found.map((made) => importSummary(made, parts)) };
};
