import { type Handler, required } from '../handler.ts';
import { beginIssue } from './begin-issue.ts';

/** Row 27: the answer comes at once, progress comes as events. */
export const cardIssue: Handler<'card.issue'> = (call, parts) => {
  const card = required(call.subject.card, 'the card');
  return { operationId: beginIssue({ action: 'card.issue', card, reader: call.input.reader, call }, parts) };
};
