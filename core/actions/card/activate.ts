import { z } from 'zod';
import { line, pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 28, Activate card at hand-over: documents seen, photo compared, receipt; the certificates become valid. */
export const cardActivate = action({
  id: 'card.activate',
  permission: { family: 'credentials', row: 28 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'activate' },
  input: z.strictObject({
    cardId: recordId,
    identifierIds: z.array(recordId).min(1).max(20),
    photoCompared: z.literal(true),
    receipt: z.enum(['signature', 'paper']),
    /** The holder may choose the PIN now, at this reader. */
    choose: z.strictObject({ reader: line(200), letterPin: pin.optional(), newPin: pin }).optional(),
  }),
  output: z.object({ pinChosen: z.boolean(), waitingForAuthority: z.boolean() }),
  secrets: ['choose.letterPin', 'choose.newPin'],
  failures: [
    'second-active-card',
    'pin-wrong',
    'pin-malformed',
    'pin-easy',
    'pin-last-try',
    'pin-blocked',
    'card-not-this-one',
    'authority-away',
  ],
});
