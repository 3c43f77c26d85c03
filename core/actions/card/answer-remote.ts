import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The response for the challenge, once it is proved who is calling: the PUK, sealed to that card, station and challenge. */
export const cardAnswerRemote = action({
  id: 'card.answer-remote',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({
    cardId: recordId,
    /** To read it out, though it went through the central server. */
    aloud: z.boolean().optional(),
  }),
  /** None where nobody need read it out. */
  output: z.object({ groups: z.array(z.string()) }),
  failures: ['challenge-over', 'caller-not-checked', 'puk-missing'],
});
