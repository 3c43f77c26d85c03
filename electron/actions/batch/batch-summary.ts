import type { BatchSummary } from '../../../core/actions/views.ts';
import { credentialTable } from '../../../core/roles/credential-table.ts';
import type { Batch } from '../../store/local-people.ts';
import type { StoreReader } from '../../store/store.ts';
import { counted } from './counted.ts';

/** What lists show of a batch. */
export function batchSummary({ id, row, madeAt, madeBy }: Batch, store: StoreReader): BatchSummary {
  return {
    id,
    row,
    useCase: credentialTable.find((use) => use.row === row)?.useCase ?? `Row ${row}`,
    madeAt,
    madeByName: store.get('person', madeBy)?.name ?? '',
    ...counted(store.batches.entries(id)),
  };
}
