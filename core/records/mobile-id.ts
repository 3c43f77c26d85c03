import { z } from 'zod';
import { base64, day, instant, line, recordId } from './scalars.ts';
import { mobileIdState } from './states.ts';

/** Bytes as WebAuthn writes them: base64 for addresses, without padding. */
const base64Url = z.base64url('bytes in base64url').max(2000);

/** What a phone's passkey shows of itself: enough to judge what it signs, nothing that signs. */
export const mobileCredential = z.strictObject({
  /** WebAuthn credential id. */
  id: base64Url,
  /** Public key, P-256: SubjectPublicKeyInfo. */
  spki: base64,
  /** The domain and the origin at which it was made; it signs for no other. */
  rpId: line(253),
  origin: line(300),
  /** Model of the authenticator as it says itself, and the form of its attestation (WebAuthn §8). */
  aaguid: z.guid('the model of an authenticator'),
  attestation: line(40),
  /** May leave the phone, as passkeys that a cloud keeps do. */
  synced: z.boolean(),
});
export type MobileCredential = z.infer<typeof mobileCredential>;

/** What a mobile ID is for: signing in, and signing decisions. */
export const mobileUse = z.enum(['authentication', 'signature']);

/**
 * A mobile ID (spec credentials 1.5): a passkey on a phone, bound to the person as a derived credential (SP 800-157r1 §3). Where the source speaks
 * of its certificates, the credential itself has the state.
 */
export const mobileId = z.strictObject({
  id: recordId,
  servicePointId: recordId,
  personId: recordId,
  /** Said as M-1042: a row of numbers of its own. */
  number: z.int().positive(),
  state: mobileIdState,
  /** The station that asked for it. */
  stationId: recordId,
  uses: z.array(mobileUse),
  /** While it waits for the phone: the ticket at the central server, by its id, and until when it is good. */
  ticketId: recordId.optional(),
  ticketUntil: instant.optional(),
  credential: mobileCredential.optional(),
  /** The station that has still to tell the central server of its state. */
  tellsId: recordId.optional(),
  expiresOn: day,
  /** The last reminder of its end that went out: so many days before. */
  remindedDays: z.int().positive().optional(),
  activatedAt: instant.optional(),
  createdAt: instant,
});
