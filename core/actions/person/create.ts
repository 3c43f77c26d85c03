import { z } from 'zod';
import { email, line, optionalLine, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 1, Create user: enters a person; the e-mail is unique in the register. */
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
  output: z.object({ personId: recordId, requestId: recordId.optional() }),
  failures: ['email-taken', 'photo-unreadable'],
});
