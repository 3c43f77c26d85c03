import { type Handler, factOf, required } from '../handler.ts';
import { csvLine } from '../report/csv-line.ts';
import { takeOut } from '../take-out.ts';
import { entryView } from './entry-view.ts';
import { orders } from './orders.ts';
import { present } from './present.ts';

const HEAD = ['place', 'number', 'name', 'state', 'result', 'because'];

/** The whole batch as CSV (RFC 4180), for whoever files it. That it was taken out is a fact. */
export const batchExport: Handler<'batch.export'> = (call, parts) => {
  const batch = required(call.subject.batch, 'the batch');
  const order = required(orders[batch.row], 'the order of the row');
  async function* csv(): AsyncGenerator<string, void, void> {
    const rows = parts.store.batches.entries(batch.id).map((entry) => {
      const { place, number, name, recordState, state, because } = entryView(present(entry, order, parts), parts);
      const params = Object.entries(because?.params ?? {}).map(([key, value]) => `${key} ${value}`);
      const why = because === undefined ? '' : [because.code, ...params].join('; ');
      return [String(place + 1), number, name, recordState, state, why];
    });
    const note = { row: batch.row, rows: rows.length };
    parts.store.transact((writer) => writer.append(factOf(call, 'batch.export', { note, changes: [] })));
    yield [HEAD, ...rows].map(csvLine).join('');
  }
  return takeOut({ fileName: `batch-${batch.madeAt.slice(0, 10)}-row-${batch.row}.csv`, parts: csv() }, parts);
};
