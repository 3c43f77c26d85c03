import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { personName } from '../views-points.ts';

/** People of the register who have no membership at this service point, by name, e-mail or number. */
export const membershipCandidates = action({
  id: 'membership.candidates',
  permission: { family: 'house', row: 'staff-look' },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  input: z.strictObject({ servicePointId: recordId, text: z.string().max(200) }),
  output: z.object({ people: z.array(personName.extend({ email: z.string(), number: z.string(), elsewhere: z.boolean() })) }),
  reads: true,
});
