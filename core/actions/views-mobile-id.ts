import { z } from 'zod';
import { mobileUse } from '../records/mobile-id.ts';
import { day, instant, recordId } from '../records/scalars.ts';
import { mobileIdState } from '../records/states.ts';
import { possibleView } from './views-common.ts';

/** A mobile ID as its holder and its manager see it. */
export const mobileIdView = z.object({
  id: recordId,
  /** Said with an M: M-1042. */
  number: z.number(),
  state: mobileIdState,
  uses: z.array(mobileUse),
  /** Still waits for the phone, until then. */
  waitsUntil: instant.optional(),
  /** May leave the phone with what a cloud keeps; absent before there is a credential. */
  synced: z.boolean().optional(),
  /** The central server has still to be told of its state. */
  tells: z.boolean(),
  expiresOn: day,
  at: instant,
  possible: z.array(possibleView),
});
export type MobileIdView = z.infer<typeof mobileIdView>;

/** The way to the page that the phone opens: shown as QR where it is seen on this screen, else on its way by mail. */
export const mobileTicket = z.object({
  mobileIdId: recordId,
  number: z.number(),
  endsAt: instant,
  /** Good once; it stands in no log and no record. */
  url: z.string().optional(),
  mailedTo: z.string().optional(),
});
export type MobileTicket = z.infer<typeof mobileTicket>;
