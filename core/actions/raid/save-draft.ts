import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { raidBody, raidPeople } from '../views-raid.ts';

/** Row 20 begun: kept as it is, right or not, until it is minted. */
export const raidSaveDraft = action({
  id: 'raid.save-draft',
  permission: { family: 'service-points', row: 20 },
  subject: { kind: 'draft', from: 'draftId' },
  input: z.strictObject({ draftId: recordId.nullable(), metadata: raidBody, people: raidPeople }),
  output: z.object({ raidId: recordId }),
  failures: ['state-refuses'],
});
