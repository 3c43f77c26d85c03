import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { servicePointFields } from '../service-point-fields.ts';

/** Row 16. Repository and prefix are never changed; one that has none yet gets them. RAiDs that are minted already keep their owner. */
export const servicePointUpdate = action({
  id: 'service-point.update',
  permission: { family: 'service-points', row: 16 },
  subject: { kind: 'at-service-point', from: 'servicePointId' },
  event: { thing: 'service-point', event: 'update' },
  input: z.strictObject({ servicePointId: recordId, ...servicePointFields }),
  output: z.object({}),
  failures: ['name-taken', 'registrar-away', 'registrar-refused'],
});
