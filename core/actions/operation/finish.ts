import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Takes up an unfinished operation when its card is back. */
export const operationFinish = action({
  id: 'operation.finish',
  permission: { family: 'house', row: 'finish-operation' },
  subject: { kind: 'operation', from: 'operationId' },
  input: z.strictObject({ operationId: recordId, reader: line(200) }),
  output: z.object({ operationId: recordId }),
  failures: ['operation-not-open', 'card-not-this-one', 'no-card', 'reader-busy'],
});
