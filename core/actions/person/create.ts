import { z } from 'zod';
import { email, line, optionalLine, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 1, Create user: enters a person; the identifying field is unique in the register, by option. */
export const personCreate = action({
  id: 'person.create',
  permission: { family: 'credentials', row: 1 },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    name: line(200),
    sortName: optionalLine(200),
    email,
    phone: optionalLine(40),
    title: optionalLine(100),
    unit: optionalLine(100),
    photo: z.base64().max(2_800_000).optional(),
    identifierId: recordId.optional(),
  }),
  output: z.object({
    personId: recordId,
    requestId: recordId.optional(),
    /** Of the letter with the first password. */
    letter: z.object({ queued: z.boolean(), where: z.string() }).optional(),
    letterRefused: z.literal(true).optional(),
  }),
  failures: ['email-taken', 'phone-taken', 'photo-unreadable'],
});
