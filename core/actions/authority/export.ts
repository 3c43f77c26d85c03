import { z } from 'zod';
import { action } from '../action.ts';

/** Writes root, issuing CA, content signer and CRL as files for whoever relies on the cards. */
export const authorityExport = action({
  id: 'authority.export',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({ folder: z.string(), files: z.array(z.string()) }),
});
