import { fromBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';

/** A part of a backup, in order; it is proved only when it is restored. */
export const stationTakeBackup: Handler<'station.take-backup'> = (call, { founding }) => {
  if (!founding.mayRestore()) throw new Refusal('already-started');
  const { at, bytes, last } = call.input;
  return founding.takeBackup({ at, bytes: fromBase64(bytes), last });
};
