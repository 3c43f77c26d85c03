import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 15: brings a service point back. */
export const servicePointEnable = action({
  id: 'service-point.enable',
  permission: { family: 'service-points', row: 15 },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  event: { thing: 'service-point', event: 'enable' },
  input: z.strictObject({ servicePointId: recordId }),
  output: z.object({}),
});
