import type { ActionInput, ActionOutput } from '../../../core/actions/all.ts';
import { type Handler, factOf } from '../handler.ts';
import { takeOut } from '../take-out.ts';
import { csvLine } from './csv-line.ts';
import { reportsOf } from './reports.ts';

type Reports = ActionOutput<'report.open'>;
type Table = readonly (readonly string[])[];

/** Each report as a table, its head first; days and states as they are kept, so that other programs can read them. */
const tables: Readonly<Record<ActionInput<'report.export'>['report'], (reports: Reports) => Table>> = {
  'cards-by-state': ({ cardsByState }) => [['state', 'cards'], ...cardsByState.map(({ state, count }) => [state, String(count)])],
  issued: ({ issued }) => [['day', 'operator', 'cards'], ...issued.map(({ day, operator, count }) => [day, operator, String(count)])],
  expiring: ({ expiring }) => [['month', 'cards'], ...expiring.map(({ month, count }) => [month, String(count)])],
  waiting: ({ waiting }) => [
    ['use case', 'requests', 'oldest'],
    ...waiting.map(({ useCase, count, oldest }) => [useCase, String(count), oldest]),
  ],
  unfinished: ({ unfinished }) => [
    ['work', 'step', 'operator', 'since'],
    ...unfinished.map(({ kind, step, operator, since }) => [kind, step, operator, since]),
  ],
};

/** One report as CSV (RFC 4180). */
export const reportExport: Handler<'report.export'> = (call, parts) => {
  const { report, ...days } = call.input;
  async function* csv(): AsyncGenerator<string, void, void> {
    const note = { report: report.replaceAll('-', ' ') };
    parts.store.transact((writer) => writer.append(factOf(call, 'report.export', { note, changes: [] })));
    yield tables[report](reportsOf(call.subject.servicePointId, days, parts))
      .map(csvLine)
      .join('');
  }
  return takeOut({ fileName: `${report}.csv`, parts: csv() }, parts);
};
