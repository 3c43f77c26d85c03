import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Refuses the key from now on. */
export const apiKeyDisable = action({
  id: 'api-key.disable',
  permission: { family: 'house', row: 'keys-manage' },
  subject: { kind: 'api-key', from: 'apiKeyId' },
  event: { thing: 'api-key', event: 'disable' },
  input: z.strictObject({ apiKeyId: recordId }),
  output: z.object({}),
});
