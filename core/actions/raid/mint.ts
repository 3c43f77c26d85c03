import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { raidBody, raidPeople } from '../views-raid.ts';

/** Row 20: all rules, then names, then the handle; nothing is stored where one of them refuses. */
export const raidMint = action({
  id: 'raid.mint',
  permission: { family: 'service-points', row: 20 },
  subject: { kind: 'draft', from: 'draftId' },
  input: z.strictObject({ draftId: recordId.nullable(), metadata: raidBody, people: raidPeople }),
  output: z.object({ raidId: recordId, handle: z.string(), version: z.number() }),
  failures: ['raid-invalid', 'service-point-incomplete', 'resolver-away', 'registrar-away', 'registrar-refused'],
});
