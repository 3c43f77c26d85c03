import type { ReaderTile } from '../../../core/actions/views.ts';
import type { Parts } from '../handler.ts';
import { produceTemporary } from './produce.ts';

/** A withdrawn card that was away is wiped as soon as it is put in: nobody has to ask for it, and nobody can lend it before. */
export function wipeAtSight(tile: ReaderTile, parts: Parts): void {
  const { wipeWaits, unfinishedOperationId: operationId, name: reader } = tile;
  if (wipeWaits !== true || operationId === undefined || parts.desk.busy(reader)) return;
  if (parts.desk.operation(operationId)?.state === 'running') return;
  produceTemporary({ operationId, reader, who: {} }, parts);
}
