import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { personView } from '../views.ts';

/** A person's page: what is, what happened, what may be done now and why the rest may not. */
export const personOpen = action({
  id: 'person.open',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'person', from: 'personId' },
  input: z.strictObject({ personId: recordId }),
  output: personView,
  failures: ['not-found'],
  reads: true,
});
