import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { failureView } from '../views.ts';

/** Before anything is asked of the authority: what the card is and has, and whether the whole profile fits it. */
export const cardPreflight = action({
  id: 'card.preflight',
  permission: { family: 'credentials', row: 27 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'issue' },
  input: z.strictObject({ cardId: recordId, reader: line(200) }),
  output: z.object({
    model: z.string(),
    checks: z.array(z.object({ key: z.string(), ok: z.boolean(), found: z.string(), wanted: z.string(), failure: failureView.optional() })),
    leftOut: z.array(z.string()),
    expectedMs: z.number().optional(),
    ready: z.boolean(),
  }),
  failures: ['no-card', 'card-foreign', 'card-already-issued', 'person-not-active'],
  reads: true,
});
