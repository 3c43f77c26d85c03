import { z } from 'zod';
import { instant } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The certificate authority: its certificates, the current CRL, what waits for it. */
export const authorityOpen = action({
  id: 'authority.open',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    certificates: z.array(
      z.object({ role: z.string(), subject: z.string(), notBefore: instant, notAfter: instant, serialHex: z.string(), pem: z.string() }),
    ),
    crl: z.object({ number: z.number(), thisUpdate: instant, nextUpdate: instant, entries: z.number() }).optional(),
    waiting: z.number(),
  }),
  reads: true,
});
