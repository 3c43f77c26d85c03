import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { selfView } from '../views.ts';
import { action } from '../action.ts';

/** One's own data, cards and requests, and what may be done with them. */
export const selfOpen = action({
  id: 'self.open',
  permission: { family: 'house', row: 'own-things' },
  subject: { kind: 'self' },
  /** `after` is the last request of the window before: those asked for earlier come. */
  input: z.strictObject({ after: recordId.optional() }),
  output: selfView,
  reads: true,
});
