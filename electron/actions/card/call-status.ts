import type { Handler } from '../handler.ts';
import { callView, ownDeskCall } from '../remote-unblock/desk-call.ts';

export const cardCallStatus: Handler<'card.call-status'> = (call, parts) => callView(ownDeskCall(call, parts), call, parts);
