import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The chip of a card that is over for good goes back to its factory state, so that it can be issued again; the record stays as it is. */
export const cardWipe = action({
  id: 'card.wipe',
  permission: { family: 'house', row: 'wipe' },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'wipe' },
  /** `destroys`: that this was meant; whatever was enciphered for the card can never be read again. */
  input: z.strictObject({ cardId: recordId, reader: line(200), destroys: z.literal(true) }),
  output: z.object({}),
  failures: ['no-card', 'reader-busy', 'card-not-this-one', 'card-not-wipeable', 'card-pulled'],
});
