import { z } from 'zod';
import { instant, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Another 365 days, counted from its end, or from today where that is past. */
export const apiKeyExtend = action({
  id: 'api-key.extend',
  permission: { family: 'house', row: 'keys-manage' },
  subject: { kind: 'api-key', from: 'apiKeyId' },
  event: { thing: 'api-key', event: 'extend' },
  input: z.strictObject({ apiKeyId: recordId }),
  output: z.object({ expiresAt: instant }),
});
