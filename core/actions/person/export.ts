import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { takenOutView } from '../views.ts';

/**
 * Everything that is held about one person as one JSON file: records with photo, cards, certificates, requests, letters and mails by what
 * they are; and their part of the journal in sentences. No secret is in it. That it was taken out is a fact.
 */
export const personExport = action({
  id: 'person.export',
  permission: { family: 'house', row: 'export-person' },
  subject: { kind: 'person', from: 'personId' },
  input: z.strictObject({ personId: recordId }),
  output: takenOutView,
  failures: ['file-not-written'],
});
