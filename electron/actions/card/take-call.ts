import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { openCall } from '../remote-unblock/open-call.ts';
import { waitingCalls } from '../remote-unblock/waiting-calls.ts';

/** Row 33, the help desk's half, with a challenge that waits at the central server. */
export const cardTakeCall: Handler<'card.take-call'> = (call, parts) => {
  const waiting = waitingCalls(parts).find(({ id }) => id === call.input.callId);
  if (waiting === undefined) throw new Refusal('challenge-over');
  return openCall(call, { challenge: waiting.challenge, stationId: waiting.station, action: 'card.take-call' }, parts);
};
