import type { Batch } from '../../store/local-people.ts';
import type { Parts } from '../handler.ts';
import type { Caller } from './order.ts';
import { stillAllowed } from './still-allowed.ts';

interface Run {
  readonly batch: Batch;
  readonly caller: Caller;
  readonly parts: Parts;
}

/** Whether a batch may go on with its next row: whoever started this run is still signed in and may still do its use case here. */
export function batchMayGoOn({ batch: { row, servicePointId }, caller, parts }: Run): boolean {
  const about = (ownerId: string) => ({ servicePointId, ownerId, targetPersonId: 'each', lastHolderOf: [] });
  return stillAllowed(caller, { permission: { family: 'credentials', row }, about }, parts);
}
