import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { possibleView } from '../views-common.ts';
import { apiKeyView, servicePointSummary } from '../views-points.ts';

/** The API keys of a service point. */
export const apiKeyFind = action({
  id: 'api-key.find',
  permission: { family: 'house', row: 'keys-look' },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  input: z.strictObject({ servicePointId: recordId }),
  output: z.object({ servicePoint: servicePointSummary, keys: z.array(apiKeyView), mayCreate: possibleView, mayCreateAdmin: possibleView }),
  reads: true,
});
