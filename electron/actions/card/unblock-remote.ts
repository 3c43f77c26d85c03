import type { Handler } from '../handler.ts';
import { openCall } from '../remote-unblock/open-call.ts';

/** Row 33, the help desk's half, with the challenge as it was read out. */
export const cardUnblockRemote: Handler<'card.unblock-remote'> = (call, parts) =>
  openCall(call, { challenge: call.input.challenge, action: 'card.unblock-remote' }, parts);
