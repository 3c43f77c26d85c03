import { z } from 'zod';
import { action } from '../action.ts';

/** Cards that lie in a reader and can be signed in with: their numbers and tries left, and nothing of whose they are. */
export const sessionCardsAtHand = action({
  id: 'session.cards-at-hand',
  permission: { family: 'house', row: 'sign-in' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    cards: z.array(z.object({ reader: z.string(), readerNumber: z.number(), cardNumber: z.number(), pinTriesLeft: z.number().optional() })),
  }),
  reads: true,
});
