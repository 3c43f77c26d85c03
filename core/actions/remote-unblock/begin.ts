import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The holder's half of row 33: a challenge for the card in the reader, to be read out; or which readers there are to choose from. */
export const remoteUnblockBegin = action({
  id: 'remote-unblock.begin',
  permission: { family: 'house', row: 'holders-half' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ reader: line(200).optional() }),
  output: z.object({
    readers: z.array(z.object({ number: z.number(), name: z.string() })),
    challenge: z.object({ groups: z.array(z.string()), minutes: z.number() }).optional(),
  }),
  failures: ['no-card', 'card-foreign', 'puk-blocked', 'puk-wrong'],
});
