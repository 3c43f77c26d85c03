import { z } from 'zod';
import { action } from '../action.ts';

/** A new recovery code for this station, in place of the one before; the page that prints it comes up by itself. */
export const stationMakeRecoveryCode = action({
  id: 'station.make-recovery-code',
  permission: { family: 'house', row: 'print-recovery-code' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
});
