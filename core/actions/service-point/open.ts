import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { servicePointView } from '../views-points.ts';

/** One service point, with its stations. */
export const servicePointOpen = action({
  id: 'service-point.open',
  permission: { family: 'house', row: 'service-points-look' },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  input: z.strictObject({ servicePointId: recordId }),
  output: servicePointView,
  reads: true,
});
