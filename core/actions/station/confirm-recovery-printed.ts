import { z } from 'zod';
import { action } from '../action.ts';

/** The paper is in a safe place: the station forgets the code. */
export const stationConfirmRecoveryPrinted = action({
  id: 'station.confirm-recovery-printed',
  permission: { family: 'house', row: 'print-recovery-code' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
  failures: ['letter-gone', 'recovery-not-confirmed'],
});
