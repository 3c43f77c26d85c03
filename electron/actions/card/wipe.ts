import { type Handler, required } from '../handler.ts';
import { wipeForReuse } from './wipe-for-reuse.ts';

/** The chip of a card that is locked or expired is made blank again. */
export const cardWipe: Handler<'card.wipe'> = (call, parts) =>
  wipeForReuse({ kind: 'card', record: required(call.subject.card, 'the card') }, call, parts);
