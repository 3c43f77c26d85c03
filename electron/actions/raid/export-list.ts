import { type Handler, factOf } from '../handler.ts';
import { csvLine } from '../report/csv-line.ts';
import { takeOut, windows } from '../take-out.ts';
import { nameOf, servicePointName } from '../view/names.ts';
import { reach } from './find.ts';

const WINDOW = 1000;
const HEAD = ['handle', 'title', 'service point', 'state', 'version', 'changed', 'changed by'];

/** All that the list finds as lines of CSV, in the order of their handles. */
export const raidExportList: Handler<'raid.export-list'> = (call, parts) => {
  const { store } = parts;
  const { text, states } = call.input;
  const asked = { servicePointIds: reach(call, store), text, ...(states === undefined ? {} : { states }) };
  const read = (after: string | undefined) => {
    const offset = Number(after ?? 0);
    const found = store.raids.find({ ...asked, sort: { by: 'handle', down: false }, offset, limit: WINDOW });
    const lines = found.map(({ handle = '', title, servicePointId, state, version, changedAt, changedBy }) =>
      csvLine([handle, title, servicePointName(servicePointId, store), state, String(version), changedAt, nameOf(changedBy, store) ?? '']),
    );
    return { text: lines.join(''), rows: lines.length, next: lines.length < WINDOW ? undefined : String(offset + WINDOW) };
  };
  async function* csv(): AsyncGenerator<string, void, void> {
    store.transact((writer) => writer.append(factOf(call, 'raid.export-list', { changes: [] })));
    yield csvLine(HEAD);
    yield* windows('raid.export-list', read, parts);
  }
  return takeOut({ fileName: 'raids.csv', parts: csv() }, parts);
};
