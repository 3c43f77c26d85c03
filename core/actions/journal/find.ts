import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { factView } from '../views.ts';

/** The journal in sentences, newest first, filtered. */
export const journalFind = action({
  id: 'journal.find',
  permission: { family: 'house', row: 'journal-read' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    personId: recordId.optional(),
    cardId: recordId.optional(),
    actorId: recordId.optional(),
    action: line(60).optional(),
    text: z.string().max(200).optional(),
    before: z.int().positive().optional(),
    beforeEpoch: z.int().nonnegative().optional(),
    limit: z.int().min(1).max(500),
  }),
  output: z.object({ facts: z.array(factView), total: z.number(), actions: z.array(z.string()) }),
  reads: true,
});
