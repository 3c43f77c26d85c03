import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { membershipRole } from '../../records/states.ts';
import { action } from '../action.ts';

/** Row 3, or 8 for somebody who belongs to another service point, without their asking. As admin it takes row 5 too. */
export const membershipAuthorise = action({
  id: 'membership.authorise',
  permission: { family: 'service-points', row: 'authorise' },
  subject: { kind: 'newcomer', from: 'personId', at: 'servicePointId' },
  input: z.strictObject({ personId: recordId, servicePointId: recordId, role: membershipRole }),
  output: z.object({ membershipId: recordId }),
  failures: ['already-member', 'person-not-active'],
});
