import { z } from 'zod';
import { line, pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 46, Assign temporary card: lent to an Active person to a due date; where cards are encoded, at the reader and with a PIN of their own. */
export const temporaryCardAssign = action({
  id: 'temporary-card.assign',
  permission: { family: 'credentials', row: 46 },
  subject: { kind: 'temporary-card', from: 'temporaryCardId' },
  event: { thing: 'temporary-card', event: 'assign' },
  input: z.strictObject({
    temporaryCardId: recordId,
    personId: recordId,
    /** Needed while the option says that temporary cards are encoded. */
    encode: z.strictObject({ reader: line(200), newPin: pin }).optional(),
  }),
  output: z.object({ dueOn: z.string(), operationId: recordId.optional() }),
  secrets: ['encode.newPin'],
  failures: [
    'person-not-active',
    'second-temporary-card',
    'card-unfinished',
    'card-not-this-one',
    'reader-busy',
    'pin-malformed',
    'pin-easy',
  ],
});
