import type { Operation } from '../../../core/records/records.ts';
import type { BatchEntry } from '../../store/local-people.ts';
import type { Parts } from '../handler.ts';
import { isProduction, type Order } from './order.ts';

type At = Pick<Parts, 'store' | 'desk'>;

/**
 * An entry as it is, whatever ended in between: one that was at a reader when the station went out is made, half-made, or waits again; and one
 * that somebody finished by hand is done.
 */
export function present(entry: BatchEntry, order: Order, parts: At): BatchEntry {
  if (!isProduction(order) || entry.state === 'passed-over' || entry.state === 'done') return entry;
  const { because: _because, ...plain } = entry;
  const open = parts.store.operations.openByCard(entry.recordId);
  if (open !== undefined && parts.desk.operation(open.id)?.state === 'running') return { ...plain, state: 'running', madeId: open.id };
  if (open !== undefined && !neverTouched(open))
    return { ...entry, state: 'failed', madeId: open.id, because: entry.because ?? { code: 'card-unfinished' } };
  if (order.isMade(entry.recordId, parts)) return { ...plain, state: 'done' };
  return entry.state === 'running' ? { ...plain, state: 'waiting' } : entry;
}

/** Begun, and the station went out before any card was bound to it or written to: any blank will do. */
export function neverTouched({ chip, findings }: Operation): boolean {
  return chip === undefined && findings['chuid'] === undefined && findings['room'] !== 'trying' && findings['discard'] === undefined;
}

/** Is there something to do about it? */
export function toDo(entry: BatchEntry, order: Order, parts: At): boolean {
  return ['waiting', 'failed'].includes(present(entry, order, parts).state);
}
