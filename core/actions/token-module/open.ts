import { z } from 'zod';
import { knownTokenModules } from '../../records/known-token-modules.ts';
import { action } from '../action.ts';

const [tpm, soft] = [knownTokenModules[0].id, knownTokenModules[1].id];

/** Which PKCS #11 module virtual smart cards of this computer are kept by, and which of those known by name are installed. */
export const tokenModuleOpen = action({
  id: 'token-module.open',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    path: z.string().optional(),
    known: z.array(z.object({ id: z.enum([tpm, soft]), path: z.string() })),
  }),
  reads: true,
});
