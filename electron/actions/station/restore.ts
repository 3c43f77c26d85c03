import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';

/** Restores the backup that was taken. */
export const stationRestore: Handler<'station.restore'> = (call, { founding }) => {
  if (!founding.mayRestore()) throw new Refusal('already-started');
  return founding.restore(call.input.recoveryCode);
};
