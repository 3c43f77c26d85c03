import { type Handler, required } from '../handler.ts';
import { endDeskCall } from '../remote-unblock/desk-call.ts';

export const cardLeaveRemote: Handler<'card.leave-remote'> = (call, parts) => {
  endDeskCall(parts, required(call.subject.card, 'the card').id);
  return {};
};
