import { type Handler, required } from '../handler.ts';
import { endDeskCall, openDeskCall } from '../remote-unblock/desk-call.ts';
import { hangUp } from '../remote-unblock/desk-online.ts';

export const cardLeaveRemote: Handler<'card.leave-remote'> = (call, parts) => {
  const cardId = required(call.subject.card, 'the card').id;
  const open = openDeskCall(cardId, parts);
  if (open === undefined) endDeskCall(parts, cardId);
  else hangUp(open, parts);
  return {};
};
