import { z } from 'zod';
import { action } from '../action.ts';

/** This computer is the station, and another disk that was it too is not: it goes on in a new epoch, and does again what only it has done. */
export const syncGoOn = action({
  id: 'sync.go-on',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
  failures: ['not-found'],
});
