import { z } from 'zod';
import { selfView } from '../views.ts';
import { action } from '../action.ts';

/** One's own data, cards and requests, and what may be done with them. */
export const selfOpen = action({
  id: 'self.open',
  permission: { family: 'house', row: 'own-things' },
  subject: { kind: 'self' },
  input: z.strictObject({}),
  output: selfView,
  reads: true,
});
