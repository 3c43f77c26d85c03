import { z } from 'zod';
import { action } from '../action.ts';
import { personName } from '../views-points.ts';

/** How many are shown at most: who is not among them is found by more of the name. */
export const MOST_PEOPLE_FOUND = 8;

/** Somebody of the service point where the caller works, to link a contributor to: by their whole e-mail, or by how words of their name begin. */
export const raidFindPerson = action({
  id: 'raid.find-person',
  permission: { family: 'house', row: 'raids-link' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ text: z.string().min(2).max(200) }),
  output: z.object({ people: z.array(personName).max(MOST_PEOPLE_FOUND) }),
  reads: true,
});
