import { z } from 'zod';
import { line, pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 47, Extend temporary card: a new due date counted from today, new certificates at the reader, and the PIN typed by its holder. */
export const temporaryCardExtend = action({
  id: 'temporary-card.extend',
  permission: { family: 'credentials', row: 47 },
  subject: { kind: 'temporary-card', from: 'temporaryCardId' },
  event: { thing: 'temporary-card', event: 'extend' },
  input: z.strictObject({
    temporaryCardId: recordId,
    /** Needed while the option says that temporary cards are encoded. */
    encode: z.strictObject({ reader: line(200), newPin: pin }).optional(),
  }),
  output: z.object({ dueOn: z.string(), operationId: recordId.optional() }),
  secrets: ['encode.newPin'],
  failures: ['person-not-active', 'card-unfinished', 'card-not-this-one', 'reader-busy', 'pin-malformed', 'pin-easy'],
});
