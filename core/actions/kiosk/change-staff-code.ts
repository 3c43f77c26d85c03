import { z } from 'zod';
import { action } from '../action.ts';

const wanted = 'a code of 6 to 64 characters';

/** Another code by which staff leave the kiosk at this station; what is kept of it is a password hash. */
export const kioskChangeStaffCode = action({
  id: 'kiosk.change-staff-code',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ codeSecret: z.string(wanted).min(6, wanted).max(64, wanted) }),
  output: z.object({}),
  secrets: ['codeSecret'],
});
