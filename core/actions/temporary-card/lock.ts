import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 48, Lock temporary card: final; certificates revoked where it was assigned. */
export const temporaryCardLock = action({
  id: 'temporary-card.lock',
  permission: { family: 'credentials', row: 48 },
  subject: { kind: 'temporary-card', from: 'temporaryCardId' },
  event: { thing: 'temporary-card', event: 'lock' },
  input: z.strictObject({ temporaryCardId: recordId }),
  output: z.object({ waitingForAuthority: z.boolean() }),
  failures: ['reader-busy'],
});
