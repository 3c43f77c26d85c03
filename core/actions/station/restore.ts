import { z } from 'zod';
import { instant } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Restores the backup that was taken, with the recovery code: new keys on this machine, and a new epoch of the journal. */
export const stationRestore = action({
  id: 'station.restore',
  permission: { family: 'house', row: 'first-start' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ recoveryCode: z.string().max(200) }),
  output: z.object({ madeAt: instant, entries: z.number(), ageHours: z.number() }),
  secrets: ['recoveryCode'],
  failures: ['already-started', 'backup-invalid', 'recovery-code-mistyped', 'recovery-code-wrong', 'disk-full', 'busy'],
});
