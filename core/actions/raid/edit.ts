import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { raidBody, raidPeople } from '../views-raid.ts';

/** Row 21, from the version that the caller saw. What changes nothing makes no version. */
export const raidEdit = action({
  id: 'raid.edit',
  permission: { family: 'service-points', row: 21 },
  subject: { kind: 'raid', from: 'raidId' },
  event: { thing: 'raid', event: 'edit' },
  input: z.strictObject({ raidId: recordId, version: z.int().positive(), metadata: raidBody, people: raidPeople }),
  output: z.object({ version: z.number(), changed: z.boolean() }),
  failures: ['raid-invalid', 'raid-stale', 'resolver-away', 'registrar-away', 'registrar-refused'],
});
