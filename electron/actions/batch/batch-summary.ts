import type { BatchSummary } from '../../../core/actions/views.ts';
import { credentialTable } from '../../../core/roles/credential-table.ts';
import type { Batch } from '../../store/local-people.ts';
import { type Parts, required } from '../handler.ts';
import { counted } from './counted.ts';
import { orders } from './orders.ts';
import { present } from './present.ts';

/** What lists show of a batch. */
export function batchSummary({ id, row, madeAt, madeBy }: Batch, parts: Pick<Parts, 'store' | 'desk'>): BatchSummary {
  const order = required(orders[row], 'the order of the row');
  return {
    id,
    row,
    useCase: credentialTable.find((use) => use.row === row)?.useCase ?? `Row ${row}`,
    madeAt,
    madeByName: parts.store.get('person', madeBy)?.name ?? '',
    ...counted(parts.store.batches.entries(id).map((entry) => present(entry, order, parts))),
  };
}
