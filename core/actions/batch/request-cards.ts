import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { pickedPeople } from '../views.ts';
import { action } from '../action.ts';

/** Row 35, Request multiple cards: picks the people and says who gets one, who not and why. Nothing happens before it is run. */
export const batchRequestCards = action({
  id: 'batch.request-cards',
  permission: { family: 'credentials', row: 35 },
  subject: { kind: 'service-point' },
  /** Whoever has a card already, or one on the way, is passed over unless that is said not to matter. */
  input: z.strictObject({ ...pickedPeople, profileId: line(60), alsoHolders: z.boolean().optional() }),
  output: z.object({ batchId: recordId }),
  failures: ['use-case-off'],
});
