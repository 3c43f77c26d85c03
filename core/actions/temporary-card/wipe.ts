import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The chip of a locked temporary card goes back to its factory state, so that it can be issued again; the record stays as it is. */
export const temporaryCardWipe = action({
  id: 'temporary-card.wipe',
  permission: { family: 'house', row: 'wipe' },
  subject: { kind: 'temporary-card', from: 'temporaryCardId' },
  event: { thing: 'temporary-card', event: 'wipe' },
  input: z.strictObject({ temporaryCardId: recordId, reader: line(200), destroys: z.literal(true) }),
  output: z.object({}),
  failures: ['no-card', 'reader-busy', 'card-not-this-one', 'card-not-wipeable', 'card-pulled'],
});
