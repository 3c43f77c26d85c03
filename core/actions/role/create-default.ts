import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 11, Create default role manually: the role must be one of those there are. */
export const roleCreateDefault = action({
  id: 'role.create-default',
  permission: { family: 'credentials', row: 11 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ role: line(60), given: z.boolean() }),
  output: z.object({}),
});
