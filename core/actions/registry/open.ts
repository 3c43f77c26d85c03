import { z } from 'zod';
import { action } from '../action.ts';

/** Who registers handles for this station, and who is asked whether names exist. Never a password. */
export const registryOpen = action({
  id: 'registry.open',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    datacite: z.object({ api: z.string(), account: z.string(), prefix: z.string() }).optional(),
    orcid: z.string().optional(),
    ror: z.string().optional(),
    doi: z.string().optional(),
    webArchive: z.string().optional(),
  }),
  reads: true,
});
