import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The four signs that the holder reads back say what became of the PUK; until then the record holds both. */
export const cardConfirmRemote = action({
  id: 'card.confirm-remote',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({ cardId: recordId, proof: z.string().max(20) }),
  output: z.object({ outcome: z.enum(['replaced', 'kept', 'wrong']) }),
  failures: ['challenge-over', 'confirm-wrong'],
});
