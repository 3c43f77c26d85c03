import { type Handler, required } from '../handler.ts';
import { lend } from './lend.ts';

/** Row 47: the same holder, a new due date counted from today. */
export const temporaryCardExtend: Handler<'temporary-card.extend'> = (call, parts) => {
  const card = required(call.subject.temporaryCard, 'the temporary card');
  const person = required(parts.store.get('person', card.personId ?? ''), 'the holder');
  return lend({ action: 'temporary-card.extend', event: 'extend', call, card, person }, parts);
};
