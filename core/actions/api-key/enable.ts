import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Takes the key again. */
export const apiKeyEnable = action({
  id: 'api-key.enable',
  permission: { family: 'house', row: 'keys-manage' },
  subject: { kind: 'api-key', from: 'apiKeyId' },
  event: { thing: 'api-key', event: 'enable' },
  input: z.strictObject({ apiKeyId: recordId }),
  output: z.object({}),
});
