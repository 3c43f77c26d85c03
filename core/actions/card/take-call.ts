import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { callView } from '../views.ts';
/** Row 33, the help desk’s half, where the holder’s challenge waits at the central server and need not be read out. Nothing is given out yet. */
export const cardTakeCall = action({
  id: 'card.take-call',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({ cardId: recordId, callId: recordId }),
  output: callView,
  failures: ['challenge-over', 'challenge-other-card', 'challenge-unknown-station', 'challenge-used', 'puk-missing', 'person-not-active'],
});
