import { z } from 'zod';
import { email, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { callView } from '../views.ts';

/** Files one proof of who is calling, or sends the code to the registered mail. */
export const cardCheckCaller = action({
  id: 'card.check-caller',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({
    cardId: recordId,
    how: z.enum(['called-back', 'send-mail', 'mail-code', 'second-person']),
    /** Of the mail, as the caller reads it out. */
    codeSecret: z.string().max(40).optional(),
    /** Of a second person who may do this, typed by themselves. */
    email: email.optional(),
    password: z.string().max(200).optional(),
  }),
  output: callView,
  secrets: ['codeSecret', 'password'],
  failures: ['challenge-over', 'caller-check-wrong', 'code-group-wrong', 'wrong-password', 'sign-in-slowed'],
});
