import { z } from 'zod';
import { pin } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The help desk's response, typed or come through the central server, and the holder's new PIN. A response that is not of this very challenge does nothing and costs no try. */
export const remoteUnblockFinish = action({
  id: 'remote-unblock.finish',
  permission: { family: 'house', row: 'holders-half' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ responseSecret: z.string().max(100).optional(), newPin: pin }),
  output: z.object({
    pinSet: z.boolean(),
    outcome: z.enum(['replaced', 'kept', 'wrong', 'unknown']),
    /** Four signs to be read back; none where it is not known what the card did. */
    proof: z.string().optional(),
    /** The signs went back through the central server: nothing need be read. */
    sent: z.boolean(),
  }),
  secrets: ['responseSecret', 'newPin'],
  failures: ['challenge-over', 'code-group-wrong', 'response-wrong', 'pin-malformed', 'pin-easy', 'card-swapped', 'card-pulled', 'no-card'],
});
