import { z } from 'zod';
import { action } from '../action.ts';
import { stationStatusView } from '../views.ts';

/** What the window shows first: first start, sign-in, or the frame of whoever is signed in. */
export const stationStatus = action({
  id: 'station.status',
  permission: { family: 'house', row: 'sign-in' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: stationStatusView,
  reads: true,
});
