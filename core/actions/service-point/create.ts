import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { newServicePoint } from '../service-point-fields.ts';

/** Row 14: with the place where it registers handles, made by the registrar. */
export const servicePointCreate = action({
  id: 'service-point.create',
  permission: { family: 'service-points', row: 14 },
  subject: { kind: 'none' },
  input: z.strictObject(newServicePoint),
  output: z.object({ servicePointId: recordId }),
  failures: ['name-taken', 'registrar-away', 'registrar-refused'],
});
