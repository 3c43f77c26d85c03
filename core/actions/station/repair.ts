import { z } from 'zod';
import { action } from '../action.ts';

/** Puts damaged records together again from the last backup and the second copy; the damaged files are kept aside. */
export const stationRepair = action({
  id: 'station.repair',
  permission: { family: 'house', row: 'first-start' },
  session: 'anonymous',
  subject: { kind: 'none' },
  /** The code is needed only where this machine cannot open the station's keys. */
  input: z.strictObject({ recoveryCode: z.string().max(200).optional() }),
  output: z.object({ entries: z.number(), complete: z.boolean(), kept: z.string() }),
  secrets: ['recoveryCode'],
  failures: [
    'already-started',
    'recovery-code-needed',
    'recovery-code-mistyped',
    'recovery-code-wrong',
    'repair-impossible',
    'disk-full',
    'busy',
  ],
});
