import { Refusal } from '../../../core/failures/refusal.ts';
import type { Parts } from '../handler.ts';

/** What works at the card just now is cancelled first, not pulled away from under it. */
export function assertIdle(cardId: string, { store, desk }: Pick<Parts, 'store' | 'desk'>): void {
  const open = store.operations.openByCard(cardId);
  if (open !== undefined && desk.operation(open.id)?.state === 'running') throw new Refusal('reader-busy');
}
