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
  /**
   * The same call at the central server: not there; there and not answered yet; the answer lies there; the server is away just now; the call is
   * there no more; another station's answer was first.
   */
  online: z.enum(['no', 'open', 'sent', 'away', 'gone', 'taken']),
  /** What the four signs said that came back through the server. */
  outcome: z.enum(['replaced', 'kept', 'wrong']).optional(),
});
export type CallView = z.infer<typeof callView>;
