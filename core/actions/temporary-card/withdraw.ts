import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 50, Withdraw temporary card: certificates revoked at once; the chip is wiped now where it lies in a reader, else when it is next seen. */
export const temporaryCardWithdraw = action({
  id: 'temporary-card.withdraw',
  permission: { family: 'credentials', row: 50 },
  subject: { kind: 'temporary-card', from: 'temporaryCardId' },
  event: { thing: 'temporary-card', event: 'withdraw' },
  input: z.strictObject({ temporaryCardId: recordId }),
  output: z.object({ waitingForAuthority: z.boolean(), wipe: z.enum(['none', 'started', 'waits']), operationId: recordId.optional() }),
  failures: ['reader-busy'],
});
