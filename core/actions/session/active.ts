import { z } from 'zod';
import { action } from '../action.ts';

/** Somebody is at the window: puts off the lock on idle. */
export const sessionActive = action({
  id: 'session.active',
  permission: { family: 'house', row: 'sign-out' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
  reads: true,
});
