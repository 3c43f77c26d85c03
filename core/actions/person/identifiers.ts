import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Kinds of identity document that may be chosen (rows 16 to 18 keep the list). */
export const personIdentifiers = action({
  id: 'person.identifiers',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({}),
  output: z.object({ identifiers: z.array(z.object({ id: recordId, name: z.string(), description: z.string().optional() })) }),
  reads: true,
});
