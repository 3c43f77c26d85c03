import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { windowInput } from '../list-window.ts';
import { factView } from '../views.ts';

/** What the journal can be narrowed to: what was done with whom, or what was denied. */
export const journalKinds = ['person', 'card', 'temporary-card', 'request', 'batch', 'station', 'denied'] as const;

const window = windowInput(['n']);

/** The journal in sentences, newest first, filtered, in windows. */
export const journalFind = action({
  id: 'journal.find',
  permission: { family: 'house', row: 'journal-read' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    ...window,
    text: window.text.optional(),
    limit: z.int().min(1).max(500),
    personId: recordId.optional(),
    cardId: recordId.optional(),
    actorId: recordId.optional(),
    action: line(60).optional(),
    states: z.array(z.enum(journalKinds)).max(20).optional(),
    /** Epoch and number of the last entry of the window before. */
    after: z
      .string()
      .regex(/^[0-9]{1,9}[.][0-9]{1,15}$/)
      .optional(),
  }),
  output: z.object({
    facts: z.array(factView),
    /** Entries of the whole journal. */
    total: z.number(),
    next: z.string().optional(),
    actions: z.array(z.string()),
  }),
  reads: true,
});
