import { z } from 'zod';
import { foreignSecret, line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Sets the provider, or takes it out of use. A secret that is left out stays as it is while issuer and client do. */
export const signInChangeProvider = action({
  id: 'sign-in.change-provider',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({
    inUse: z.boolean(),
    name: line(60),
    issuer: line(256),
    clientId: line(256),
    clientSecret: foreignSecret(512).optional(),
  }),
  output: z.object({}),
  secrets: ['clientSecret'],
  failures: ['input-invalid'],
});
