import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 27 by its second door: straight from an active person, where cards are not requested first. */
export const cardIssueToPerson = action({
  id: 'card.issue-to-person',
  permission: { family: 'credentials', row: 27 },
  subject: { kind: 'person', from: 'personId' },
  input: z.strictObject({ personId: recordId, profileId: line(60), reader: line(200) }),
  output: z.object({ cardId: recordId, operationId: recordId }),
  failures: ['use-case-off', 'reader-busy', 'no-card', 'card-foreign', 'card-already-issued', 'person-not-active', 'second-active-card'],
});
