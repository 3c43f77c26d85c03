import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Gives an unfinished card up: its certificates are revoked and, where it lies in a reader and can be, it is wiped for another try. */
export const operationDiscard = action({
  id: 'operation.discard',
  permission: { family: 'house', row: 'finish-operation' },
  subject: { kind: 'operation', from: 'operationId' },
  input: z.strictObject({ operationId: recordId, reader: line(200).optional() }),
  output: z.object({}),
  failures: ['operation-not-open', 'card-not-this-one'],
});
