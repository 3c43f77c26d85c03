import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { operationView } from '../views.ts';

/** Progress of one card operation. */
export const operationOpen = action({
  id: 'operation.open',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'operation', from: 'operationId' },
  input: z.strictObject({ operationId: recordId }),
  output: operationView,
  failures: ['not-found'],
  reads: true,
});
