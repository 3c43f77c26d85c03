import { z } from 'zod';
import { action } from '../action.ts';

/** Whether this station has a staff code, by which a kiosk is left. */
export const kioskOpen = action({
  id: 'kiosk.open',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({ staffCode: z.boolean() }),
  reads: true,
});
