import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Sets the central server, after it has answered there; or writes at this station alone again. */
export const centralChangeServer = action({
  id: 'central.change-server',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({
    inUse: z.boolean(),
    address: line(256),
    certificate: z.string().max(20_000).optional(),
  }),
  output: z.object({}),
  failures: ['input-invalid', 'central-away'],
});
