import type { ActionInput } from '../../core/actions/all.ts';
import { call } from '../bridge.ts';
import { saveText } from './save-text.ts';

/** One list of those that `report.export-list` knows; the RAiDs are for others to see, and have an action of their own. */
export type List = ActionInput<'report.export-list'> | (ActionInput<'raid.export-list'> & { readonly list: 'raids' });

/** Everything the list finds as one CSV file, fetched part by part; tells how many rows are there so far. */
export async function saveList(list: List, told: (rows: number) => void): Promise<void> {
  const parts: string[] = [];
  let rows = 0;
  for (let after: string | undefined; ; ) {
    const part = await partOf(after === undefined ? list : { ...list, after });
    parts.push(part.text);
    rows += part.rows;
    told(rows);
    after = part.next;
    if (after === undefined) break;
  }
  saveText({ fileName: `${list.list}.csv`, text: parts.join('') });
}

function partOf(asked: List) {
  if (asked.list !== 'raids') return call('report.export-list', asked);
  const { list: _raids, ...rest } = asked;
  return call('raid.export-list', rest);
}
