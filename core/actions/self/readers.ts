import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { cardState } from '../../records/states.ts';
import { action } from '../action.ts';

/** The readers as a holder may see them: whose card another one is, is not told. */
export const selfReaders = action({
  id: 'self.readers',
  permission: { family: 'house', row: 'own-things' },
  subject: { kind: 'self' },
  input: z.strictObject({}),
  output: z.object({
    readers: z.array(
      z.object({
        number: z.number(),
        name: z.string(),
        holds: z.enum(['nothing', 'looking', 'mine', 'other']),
        /** Of one's own card. */
        card: z
          .object({
            id: recordId,
            number: z.number(),
            state: cardState,
            unfinished: z.boolean(),
            pinTriesLeft: z.number().optional(),
            pukTriesLeft: z.number().optional(),
          })
          .optional(),
      }),
    ),
  }),
  reads: true,
});
