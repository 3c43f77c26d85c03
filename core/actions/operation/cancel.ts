import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { operationView } from '../views.ts';

/** Stops after the step that runs; says what it leaves behind. */
export const operationCancel = action({
  id: 'operation.cancel',
  permission: { family: 'house', row: 'finish-operation' },
  subject: { kind: 'operation', from: 'operationId' },
  input: z.strictObject({ operationId: recordId }),
  output: operationView,
  failures: ['operation-not-open'],
});
