import { z } from 'zod';
import { action } from '../action.ts';

/** Through which central server this station writes, and whether whoever asks may do so now. */
export const centralOpen = action({
  id: 'central.open',
  permission: { family: 'house', row: 'sign-out' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    address: z.string().optional(),
    /** Whether its certificate was given here, rather than known to the system. */
    certificate: z.boolean(),
    /** Signed in at the server until then. */
    until: z.string().optional(),
    as: z.enum(['person', 'api-key']).optional(),
    /** What of this station's authority the server does not have yet; absent where it does not know this station. */
    waits: z
      .object({
        certificates: z.int(),
        list: z.boolean(),
        /** Of the server's key, by this station's authority. */
        delegation: z.boolean(),
        failed: z.object({ code: z.string(), since: z.string(), said: z.string().optional() }).optional(),
      })
      .optional(),
  }),
  reads: true,
});
