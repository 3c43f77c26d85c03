import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';

/** Reads the answer file and becomes a station of the organisation. */
export const stationJoin: Handler<'station.join'> = async (call, { founding }) => {
  if (founding.state() !== 'first-start') throw new Refusal('already-started');
  await founding.join(call.input.answer);
  return {};
};
