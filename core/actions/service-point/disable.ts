import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 15: no more minting, keys and asking there; reading goes on. */
export const servicePointDisable = action({
  id: 'service-point.disable',
  permission: { family: 'service-points', row: 15 },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  event: { thing: 'service-point', event: 'disable' },
  input: z.strictObject({ servicePointId: recordId }),
  output: z.object({}),
});
