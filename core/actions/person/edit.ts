import { z } from 'zod';
import { email, line, optionalLine, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 5, Edit user: what is left out stays; null takes a field away. The home service point changes here and nowhere else. */
export const personEdit = action({
  id: 'person.edit',
  permission: { family: 'credentials', row: 5 },
  subject: { kind: 'person', from: 'personId' },
  event: { thing: 'person', event: 'edit' },
  input: z.strictObject({
    personId: recordId,
    name: optionalLine(200),
    sortName: optionalLine(200),
    email: email.optional(),
    phone: line(40).nullable().optional(),
    title: line(100).nullable().optional(),
    unit: line(100).nullable().optional(),
    photo: z.base64().max(2_800_000).nullable().optional(),
    identifierId: recordId.nullable().optional(),
    servicePointId: recordId.optional(),
  }),
  output: z.object({ requestId: recordId.optional() }),
  failures: ['email-taken', 'phone-taken', 'photo-unreadable'],
});
