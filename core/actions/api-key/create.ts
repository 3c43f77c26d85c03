import { z } from 'zod';
import { instant, line, recordId } from '../../records/scalars.ts';
import { membershipRole } from '../../records/states.ts';
import { action } from '../action.ts';

/** Row 18. The key is in the answer and nowhere else; its role is at most the maker’s. */
export const apiKeyCreate = action({
  id: 'api-key.create',
  permission: { family: 'service-points', row: 18 },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  input: z.strictObject({ servicePointId: recordId, subject: line(256), role: membershipRole }),
  output: z.object({ apiKeyId: recordId, bearer: z.string(), expiresAt: instant }),
  failures: ['name-taken'],
});
