import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';

/** Makes this station's keys and the file that asks to join (PRODUCT, decision 12). */
export const stationJoinRequest: Handler<'station.join-request'> = (call, { founding }) => {
  if (founding.state() !== 'first-start') throw new Refusal('already-started');
  return founding.joinRequest(call.input.station);
};
