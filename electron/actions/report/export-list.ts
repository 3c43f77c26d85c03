import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { takeOut, windows } from '../take-out.ts';
import { csvLine } from './csv-line.ts';
import { exportedLists } from './list-lines.ts';

const WINDOW = 1000;

/** All that a list finds, in the order in which it is shown, as lines of CSV, with a head. The journal is for those who may read it. */
export const reportExportList: Handler<'report.export-list'> = (call, parts) => {
  const { list, text, states, sort } = call.input;
  const { store } = parts;
  const servicePointId = required(call.subject.servicePointId, 'a service point');
  const refusal = list === 'journal' ? call.may('journal.find', { servicePointId }) : undefined;
  if (refusal !== undefined) throw new Refusal(refusal.code, refusal.params);
  const { head, lines } = exportedLists[list];
  async function* csv(): AsyncGenerator<string, void, void> {
    store.transact((writer) => writer.append(factOf(call, 'report.export-list', { note: { list }, changes: [] })));
    yield csvLine(head);
    const read = (after: string | undefined) => {
      const found = lines({ text, servicePointId, states, sort, after, limit: WINDOW }, parts);
      const rows = found.lines.length;
      return { text: found.lines.join(''), rows, next: rows < WINDOW ? undefined : found.last };
    };
    yield* windows('report.export-list', read, parts);
  }
  return takeOut({ fileName: `${list}.csv`, parts: csv() }, parts);
};
