import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

const address = line(256).optional();

/** Services that are asked whether a name exists. A kind without an address is judged by its form and check digits. */
export const registryChangeResolvers = action({
  id: 'registry.change-resolvers',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ orcid: address, ror: address, doi: address, webArchive: address }),
  output: z.object({}),
  failures: ['input-invalid'],
});
