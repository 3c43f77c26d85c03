import { z } from 'zod';
import { action } from '../action.ts';
import { failureView, readerTile } from '../views.ts';

/** Every reader and what lies in it. */
export const readerList = action({
  id: 'reader.list',
  permission: { family: 'house', row: 'diagnose' },
  subject: { kind: 'service-point' },
  input: z.strictObject({}),
  output: z.object({ readers: z.array(readerTile), service: z.enum(['up', 'down', 'missing']), failure: failureView.optional() }),
  reads: true,
});
