import { z } from 'zod';
import { action } from '../action.ts';

/** Prints the recovery code; main makes the paper, the screen never sees the code. */
export const stationPrintRecoveryCode = action({
  id: 'station.print-recovery-code',
  permission: { family: 'house', row: 'print-recovery-code' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({ queued: z.boolean(), where: z.string() }),
  failures: ['printer-refused', 'letter-gone'],
});
