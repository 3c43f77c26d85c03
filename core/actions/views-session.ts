import { z } from 'zod';
import { instant, recordId } from '../records/scalars.ts';

/** The signed-in caller as `decide` sees them, and what the frame needs. */
export const sessionView = z.object({
  person: z.object({ id: recordId, name: z.string(), email: z.string(), photo: z.string().optional() }),
  /** Actor of core/roles: the screens ask `decide` with it, only to show. */
  actor: z.unknown(),
  servicePoints: z.array(z.object({ id: recordId, name: z.string(), active: z.boolean() })),
  signedInAt: instant,
  locked: z.boolean(),
  /** The card that it was proved with: it locks when that leaves. `listOf`: when the revocation list was made that it was looked up in. */
  card: z.object({ number: z.number(), listOf: instant }).optional(),
  idleLockSeconds: z.number(),
  /** What a photo may be: the page cuts and scales to it. */
  photo: z.object({ widthPx: z.number(), heightPx: z.number(), sizeKb: z.number() }),
});
export type SessionView = z.infer<typeof sessionView>;

export const stationStatusView = z.object({
  state: z.enum(['first-start', 'recovery-code-to-print', 'ready', 'damaged']),
  version: z.string(),
  shell: z.string(),
  organisation: z.string().optional(),
  servicePoint: z.string().optional(),
  stationName: z.string().optional(),
  /** Where the records are damaged: why, and what there is to repair them with. */
  damage: z
    .object({
      why: z.enum(['unreadable', 'behind', 'keys', 'found']),
      /** This machine cannot open the station's keys: the recovery code has to be typed. */
      needsCode: z.boolean(),
      copy: z.boolean(),
      backup: z.object({ file: z.string(), madeAt: instant, entries: z.number() }).optional(),
    })
    .optional(),
  /** Name of the provider through which one may sign in too. */
  signInProvider: z.string().optional(),
  demo: z.boolean(),
  /**
   * Where the window is a kiosk: seconds without a hand at it until it warns, and from then until everything is cleared; and whether phones can be
   * asked, since a central server knows this station.
   */
  kiosk: z.object({ idleSeconds: z.number(), warningSeconds: z.number(), phones: z.boolean() }).optional(),
  /** How well the station's keys are sealed on this machine, in words. */
  sealing: z.object({ backend: z.string(), strong: z.boolean(), sentence: z.string() }),
  session: sessionView.optional(),
  /** Of demo data only: who can sign in with the demo password that README and screen name. */
  demoAccounts: z.array(z.object({ name: z.string(), email: z.string(), roles: z.string() })).optional(),
});
export type StationStatus = z.infer<typeof stationStatusView>;
