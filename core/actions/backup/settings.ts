import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** How often backups are made by themselves (0: never), how many are kept, and where; beside the records where no folder is named. */
export const backupSettings = action({
  id: 'backup.settings',
  permission: { family: 'house', row: 'backup' },
  subject: { kind: 'none' },
  input: z.strictObject({ everyHours: z.int().min(0).max(720), copies: z.int().min(1).max(365), folder: line(1000).optional() }),
  output: z.object({}),
  failures: ['input-invalid', 'backup-failed'],
});
