import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { diagnosisView } from '../views.ts';

/** Any card in a reader: what it is, whose, what is wrong, and what to do next. No secret is asked for, and no try is spent. */
export const cardDiagnose = action({
  id: 'card.diagnose',
  permission: { family: 'house', row: 'diagnose' },
  subject: { kind: 'reader', from: 'reader' },
  input: z.strictObject({ reader: line(200) }),
  output: diagnosisView,
  failures: ['reader-busy'],
  reads: true,
});
