import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';

/** Repairs damaged records with what is on this machine. */
export const stationRepair: Handler<'station.repair'> = (call, { founding }) => {
  if (founding.state() !== 'damaged') throw new Refusal('already-started');
  return founding.repair(call.input.recoveryCode);
};
