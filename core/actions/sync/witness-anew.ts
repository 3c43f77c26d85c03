import { z } from 'zod';
import { action } from '../action.ts';

/** The server showed two logs, and somebody knows why: this station cosigns its heads again, from the next one on. Both heads stay kept. */
export const syncWitnessAnew = action({
  id: 'sync.witness-anew',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
  failures: ['not-found'],
});
