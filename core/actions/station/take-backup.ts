import { z } from 'zod';
import { instant } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Bytes of a backup that travel in one message. */
export const backupPart = 2_000_000;

/** Takes a backup from the page, part by part, at first start or where the records are damaged. The last part says what it is. */
export const stationTakeBackup = action({
  id: 'station.take-backup',
  permission: { family: 'house', row: 'first-start' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ at: z.int().nonnegative(), bytes: z.base64().max(3_000_000), last: z.boolean() }),
  output: z.object({
    taken: z.number(),
    backup: z
      .object({ organisation: z.string(), station: z.string(), madeAt: instant, entries: z.number(), ageHours: z.number() })
      .optional(),
  }),
  failures: ['already-started', 'backup-invalid', 'disk-full', 'busy'],
});
