import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf } from '../handler.ts';
import { csvLine } from '../report/csv-line.ts';
import { nameOf, servicePointName } from '../view/names.ts';
import { reach } from './find.ts';

const WINDOW = 1000;
const head = ['handle', 'title', 'service point', 'state', 'version', 'changed', 'changed by'];

/** One window of the list as lines of CSV, in the order of their handles; the first has the head, and is a fact. */
export const raidExportList: Handler<'raid.export-list'> = (call, { store }) => {
  const { text, states, after } = call.input;
  const offset = after === undefined ? 0 : offsetOf(after);
  const sort = { by: 'handle', down: false } as const;
  const found = store.raids.find({
    servicePointIds: reach(call, store),
    text,
    ...(states === undefined ? {} : { states }),
    sort,
    offset,
    limit: WINDOW,
  });
  const lines = found.map(({ handle = '', title, servicePointId, state, version, changedAt, changedBy }) =>
    csvLine([handle, title, servicePointName(servicePointId, store), state, String(version), changedAt, nameOf(changedBy, store) ?? '']),
  );
  if (after === undefined)
    store.transact((writer) => {
      writer.append(factOf(call, 'raid.export-list', { changes: [] }));
    });
  return {
    text: [...(after === undefined ? [csvLine(head)] : []), ...lines].join(''),
    rows: lines.length,
    ...(lines.length < WINDOW ? {} : { next: String(offset + WINDOW) }),
  };
};

function offsetOf(after: string): number {
  if (!/^[1-9]\d{0,14}$/.test(after)) throw new Refusal('input-invalid', { field: 'after', wanted: 'what came with the rows before' });
  return Number(after);
}
