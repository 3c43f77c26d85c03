import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Changes one option. */
export const optionChange = action({
  id: 'option.change',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ id: line(80), value: z.union([z.boolean(), z.number(), z.string().max(80), z.array(z.number()).max(60)]) }),
  output: z.object({}),
  failures: ['input-invalid'],
});
