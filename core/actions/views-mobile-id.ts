import { z } from 'zod';
import type { FailureCode } from '../failures/table.ts';
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

/** What a phone is asked to sign, as the screen shows it: the way to the page as QR, and the number that stands on the phone too. */
export const phoneAsked = z.object({
  askedId: recordId,
  /** Good once; it stands in no log and no record. */
  url: z.string(),
  number: z.string().regex(/^[0-9]{3}$/),
  endsAt: instant,
});
export type PhoneAsked = z.infer<typeof phoneAsked>;

/** Asked again and again until the phone has answered; `stop` takes it back. */
export const phoneAskedAfter = z.strictObject({ askedId: recordId, stop: z.boolean().optional() });

/** What the phone was refused for last, while it may still try again: its passkey is not in force, or what it answered does not hold. */
export const phoneTrouble = z.enum(['passkey-unknown', 'passkey-refused', 'server-away']);
export type PhoneTrouble = z.infer<typeof phoneTrouble>;

/** What stands in the way of asking a phone. */
export const askingFailures: readonly FailureCode[] = [
  'mobile-id-no-server',
  'mobile-id-no-address',
  'central-away',
  'central-lost',
  'central-refused',
];

/** What may become of it, beside being signed. */
export const answerFailures: readonly FailureCode[] = [
  'phone-over',
  'phone-refused',
  'phone-wrong',
  'mobile-id-not-active',
  'mobile-id-other-use',
];
