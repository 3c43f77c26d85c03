import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { callView } from '../views.ts';
/** Row 33, Unblock card remote, the help desk’s half: the challenge that the holder reads out. Nothing is given out yet. */
export const cardUnblockRemote = action({
  id: 'card.unblock-remote',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({ cardId: recordId, challenge: z.string().max(100) }),
  output: callView,
  failures: ['code-group-wrong', 'challenge-other-card', 'challenge-unknown-station', 'challenge-used', 'puk-missing', 'person-not-active'],
});
