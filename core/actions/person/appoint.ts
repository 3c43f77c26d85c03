import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** House roles and narrower roles, given and taken by an Administrator, never on oneself (PRODUCT, house rows). */
export const personAppoint = action({
  id: 'person.appoint',
  permission: { family: 'house', row: 'appoint' },
  subject: { kind: 'person', from: 'personId' },
  event: { thing: 'person', event: 'edit-roles' },
  input: z.strictObject({ personId: recordId, give: z.array(line(60)).max(20), take: z.array(line(60)).max(20) }),
  output: z.object({}),
  failures: ['person-not-active'],
});
