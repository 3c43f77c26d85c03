import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The help desk ends the call: what was not answered is worth nothing from now on. */
export const cardLeaveRemote = action({
  id: 'card.leave-remote',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({ cardId: recordId }),
  output: z.object({}),
  failures: [],
});
