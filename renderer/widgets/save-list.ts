import type { ActionInput } from '../../core/actions/all.ts';
import { call } from '../bridge.ts';
import { saveText } from './save-text.ts';

type List = ActionInput<'report.export-list'>;

/** Everything the list finds as one CSV file, fetched part by part; tells how many rows are there so far. */
export async function saveList(list: List, told: (rows: number) => void): Promise<void> {
  const parts: string[] = [];
  let rows = 0;
  for (let after: string | undefined; ; ) {
    const part = await call('report.export-list', after === undefined ? list : { ...list, after });
    parts.push(part.text);
    rows += part.rows;
    told(rows);
    after = part.next;
    if (after === undefined) break;
  }
  saveText({ fileName: `${list.list}.csv`, text: parts.join('') });
}
