import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Another PKCS #11 module for this computer, which is asked for its tokens first; without a path there are no new virtual smart cards here. */
export const tokenModuleChange = action({
  id: 'token-module.change',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ path: line(400).optional() }),
  output: z.object({}),
  failures: ['input-invalid', 'token-module-absent', 'token-refused'],
});
