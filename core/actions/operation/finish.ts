import { z } from 'zod';
import { line, pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Takes up an unfinished operation when its card is back. */
export const operationFinish = action({
  id: 'operation.finish',
  permission: { family: 'house', row: 'finish-operation' },
  subject: { kind: 'operation', from: 'operationId' },
  /** A temporary card that is being assigned or extended needs the PIN that its holder chooses: it was kept nowhere. */
  input: z.strictObject({ operationId: recordId, reader: line(200), newPin: pin.optional() }),
  output: z.object({ operationId: recordId }),
  secrets: ['newPin'],
  failures: ['operation-not-open', 'card-not-this-one', 'no-card', 'reader-busy', 'pin-malformed', 'pin-easy'],
});
