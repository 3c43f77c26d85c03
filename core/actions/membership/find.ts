import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { possibleView } from '../views-common.ts';
import { accessRequestView, servicePointSummary, staffView } from '../views-points.ts';

/** The staff of a service point, and who waits to be let in. */
export const membershipFind = action({
  id: 'membership.find',
  permission: { family: 'house', row: 'staff-look' },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  input: z.strictObject({ servicePointId: recordId }),
  output: z.object({
    servicePoint: servicePointSummary,
    staff: z.array(staffView),
    requests: z.array(accessRequestView),
    mayAuthorise: possibleView,
  }),
  reads: true,
});
