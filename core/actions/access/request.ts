import { z } from 'zod';
import { comments, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 2: asks to be let into a service point; asking again while it waits changes comment and time. */
export const accessRequest = action({
  id: 'access.request',
  permission: { family: 'service-points', row: 2 },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  input: z.strictObject({ servicePointId: recordId, comments: comments.optional() }),
  output: z.object({ accessRequestId: recordId }),
});
