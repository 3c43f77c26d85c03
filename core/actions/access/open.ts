import { z } from 'zod';
import { action } from '../action.ts';
import { accessView } from '../views-points.ts';

/** Row 1 gives whoever signs in no more than this: their own standing, their requests, and where they may ask. */
export const accessOpen = action({
  id: 'access.open',
  permission: { family: 'service-points', row: 1 },
  subject: { kind: 'self' },
  input: z.strictObject({}),
  output: accessView,
  reads: true,
});
