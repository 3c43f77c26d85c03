import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { csvLine } from './csv-line.ts';
import { exportedLists } from './list-lines.ts';

const WINDOW = 1000;

/** One window of the list as lines of CSV, the first with its head; the first is a fact. The journal is for those who may read it. */
export const reportExportList: Handler<'report.export-list'> = (call, parts) => {
  const { list, text, states, after } = call.input;
  const servicePointId = required(call.subject.servicePointId, 'a service point');
  const refusal = list === 'journal' ? call.may('journal.find', { servicePointId }) : undefined;
  if (refusal !== undefined) throw new Refusal(refusal.code, refusal.params);
  const { head, lines } = exportedLists[list];
  const found = lines({ text, servicePointId, states, after, limit: WINDOW }, parts);
  const first = after === undefined;
  if (first)
    parts.store.transact((writer) => {
      writer.append(factOf(call, 'report.export-list', { note: { list }, changes: [] }));
    });
  return {
    text: [...(first ? [csvLine(head)] : []), ...found.lines].join(''),
    rows: found.lines.length,
    ...(found.last === undefined || found.lines.length < WINDOW ? {} : { next: found.last }),
  };
};
