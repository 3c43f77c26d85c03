import { z } from 'zod';
import { action } from '../action.ts';

/** Row 9, Upload default roles: a CSV whose every line is checked before anything is saved; with problems nothing is. */
export const roleUploadDefaults = action({
  id: 'role.upload-defaults',
  permission: { family: 'credentials', row: 9 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ csv: z.string().max(100_000) }),
  output: z.object({
    saved: z.number(),
    problems: z.array(
      z.object({ line: z.number(), found: z.string(), problem: z.enum(['no-such-role', 'twice', 'not-yes-or-no', 'fields', 'empty']) }),
    ),
  }),
});
