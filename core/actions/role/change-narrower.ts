import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Other cells of the same parent, or taken out of use: whoever holds it may from then on what it says then. */
export const roleChangeNarrower = action({
  id: 'role.change-narrower',
  permission: { family: 'house', row: 'compose-roles' },
  subject: { kind: 'none' },
  input: z.strictObject({
    id: recordId,
    useCases: z.array(z.int().min(1).max(51)).max(51),
    houseRows: z.array(line(40)).max(40),
    inUse: z.boolean(),
  }),
  output: z.object({}),
  failures: ['not-found'],
});
