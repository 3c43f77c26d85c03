import { z } from 'zod';
import { instant } from '../records/scalars.ts';
import { callerChecks } from '../remote-unblock/caller-checks.ts';

/** A call at the help desk as it stands: from which station, what is proved of the caller, and whether that is enough. */
export const callView = z.object({
  stationName: z.string(),
  startedAt: instant,
  minutes: z.number(),
  /** Which proofs the option wants. */
  policy: z.string(),
  checks: z.array(z.object({ check: z.enum(callerChecks), possible: z.boolean(), proved: z.boolean(), byName: z.string().optional() })),
  enough: z.boolean(),
  /** Number on file, for calling back. */
  phone: z.string().optional(),
  mailSent: z.boolean(),
  answered: z.boolean(),
});
export type CallView = z.infer<typeof callView>;
