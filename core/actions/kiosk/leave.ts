import { z } from 'zod';
import { action } from '../action.ts';

/** Ends the kiosk by the staff code: until its next start the station is one as every other. Wrong codes are slowed down. */
export const kioskLeave = action({
  id: 'kiosk.leave',
  permission: { family: 'house', row: 'sign-in' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ codeSecret: z.string().min(1).max(64) }),
  output: z.object({}),
  secrets: ['codeSecret'],
  failures: ['staff-code-wrong', 'staff-code-missing', 'sign-in-slowed'],
});
