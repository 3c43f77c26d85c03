import { z } from 'zod';
import { action } from '../action.ts';

/** Makes a backup now: encrypted, read back, and the oldest removed where there are too many. */
export const backupMake = action({
  id: 'backup.make',
  permission: { family: 'house', row: 'backup' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({ file: z.string(), folder: z.string(), entries: z.number(), bytes: z.number() }),
  failures: ['busy', 'disk-full', 'backup-failed', 'recovery-missing'],
});
