import { z } from 'zod';
import { foreignSecret, line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** DataCite's REST API as the registrar of service points made from now on, or the station itself. A password that is left out stays while account and address do. */
export const registryChangeRegistrar = action({
  id: 'registry.change-registrar',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({
    inUse: z.boolean(),
    api: line(256),
    account: line(60),
    prefix: z
      .string('a DOI prefix as 10.5072')
      .regex(/^10\.\d+(?:\.\d+)*$/, 'a DOI prefix as 10.5072')
      .max(40),
    memberPassword: foreignSecret(256).optional(),
  }),
  output: z.object({}),
  secrets: ['memberPassword'],
  failures: ['input-invalid'],
});
