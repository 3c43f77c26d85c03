import { type Handler, required } from '../handler.ts';
import { beginPreparing } from './begin-preparing.ts';

/** Row 51, one card by itself: the blank in the reader becomes this card of the pool. */
export const temporaryCardIssue: Handler<'temporary-card.issue'> = (call, parts) => {
  const card = required(call.subject.temporaryCard, 'the temporary card');
  return { operationId: beginPreparing({ action: 'temporary-card.issue', card, reader: call.input.reader, call }, parts) };
};
