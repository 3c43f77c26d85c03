import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Tries left, asked from the card before anybody types. */
export const cardPinStatus = action({
  id: 'card.pin-status',
  permission: { family: 'house', row: 'diagnose' },
  subject: { kind: 'reader', from: 'reader' },
  input: z.strictObject({ reader: line(200) }),
  output: z.object({
    cardId: recordId.optional(),
    cardNumber: z.number().optional(),
    personName: z.string().optional(),
    pinTriesLeft: z.number().optional(),
    pinTries: z.number().optional(),
    pukTriesLeft: z.number().optional(),
  }),
  failures: ['no-card', 'card-foreign'],
  reads: true,
});
