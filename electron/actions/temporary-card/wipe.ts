import { wipeForReuse } from '../card/wipe-for-reuse.ts';
import { type Handler, required } from '../handler.ts';

/** The chip of a locked temporary card is made blank again. */
export const temporaryCardWipe: Handler<'temporary-card.wipe'> = (call, parts) =>
  wipeForReuse({ kind: 'temporary-card', record: required(call.subject.temporaryCard, 'the temporary card') }, call, parts);
