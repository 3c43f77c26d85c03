import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { credentialRoles } from '../../roles/role-names.ts';
import { action } from '../action.ts';

/** Narrower roles as they are, what each parent has to give, and who was appointed to what. */
export const roleNarrower = action({
  id: 'role.narrower',
  permission: { family: 'house', row: 'compose-roles' },
  subject: { kind: 'none' },
  /** Finds somebody to appoint, by words of name, e-mail or number. */
  input: z.strictObject({ text: z.string().max(100).optional() }),
  output: z.object({
    roles: z.array(
      z.object({
        /** Of one that ships there is none: it stays as it is. */
        id: recordId.optional(),
        name: z.string(),
        parent: z.enum(credentialRoles),
        useCases: z.array(z.number()),
        houseRows: z.array(z.string()),
        inUse: z.boolean(),
      }),
    ),
    parents: z.array(z.object({ role: z.enum(credentialRoles), useCases: z.array(z.number()), houseRows: z.array(z.string()) })),
    appointable: z.array(z.string()),
    holders: z.array(z.object({ personId: recordId, name: z.string(), number: z.string(), roles: z.array(z.string()) })),
    found: z.array(z.object({ personId: recordId, name: z.string(), number: z.string(), email: z.string(), roles: z.array(z.string()) })),
  }),
  reads: true,
});
