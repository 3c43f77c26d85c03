import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 19, Edit photo, in self-service; with approval by option. */
export const selfEditPhoto = action({
  id: 'self.edit-photo',
  permission: { family: 'credentials', row: 19 },
  subject: { kind: 'self' },
  input: z.strictObject({ photo: z.base64().max(2_800_000) }),
  output: z.object({ requestId: recordId.optional() }),
  failures: ['photo-unreadable'],
});
