import { createPublicKey } from 'node:crypto';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { cose, decodeCredentialPublicKey, isoBase64URL } from '@simplewebauthn/server/helpers';
import { z } from 'zod';
import type { MobileCredential } from '../../core/records/mobile-id.ts';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import { putCredential } from './credentials.ts';
import type { RelyingParty } from './relying-party.ts';
import { assertOpen, type Enrolment, type Ticket, useTicket } from './tickets.ts';

/** ECDSA with P-256 and SHA-256: every phone has it. */
const ALGORITHMS = [-7];
const UUID = /[0-9a-f]{2}/g;

/** What the phone brings (WebAuthn §5.1.1); whatever else it says is not looked at. */
const registered = z.object({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: z.string().max(20_000), attestationObject: z.string().max(200_000) }),
  clientExtensionResults: z.object({}).loose(),
});

/** A key that stays on the phone, found without a name, used after the phone knew its holder. */
export function registrationOptions({ challenge, personId, name, organisation }: Enrolment, { id }: RelyingParty) {
  const userID = new Uint8Array(Buffer.from((personId.match(UUID) ?? []).join(''), 'hex'));
  return generateRegistrationOptions({
    rpName: organisation,
    rpID: id,
    userID,
    userName: name,
    userDisplayName: `${name}, ${organisation}`,
    challenge: isoBase64URL.toBuffer(challenge),
    timeout: 120_000,
    attestationType: 'direct',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required', authenticatorAttachment: 'platform' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** The new passkey in force, and the ticket used, in one transaction. Throws HttpProblem: passkey-refused, passkey-synced, ticket-over. */
export async function register(
  { id: ticketId, station, asked }: Ticket & { readonly asked: Enrolment },
  response: unknown,
  { world, mobile }: { readonly world: World; readonly mobile: RelyingParty },
): Promise<void> {
  const made = await verified(response, asked, mobile);
  if (made.synced && !asked.allowSynced) throw new HttpProblem('conflict', 'passkey-synced');
  const { mobileId, personId } = asked;
  const { attestationObject, counter, publicKey, credential, synced } = made;
  await world.writes.run(async (writer) => {
    const within = { ...world, queries: writer.queries };
    await assertOpen(ticketId, within);
    const credentialId = isoBase64URL.toBuffer(credential.id);
    const row = { mobileId, station, personId, counter, publicKey, credentialId, synced, attestation: attestationObject };
    if (!(await putCredential(row, within))) throw new HttpProblem('conflict', 'passkey-refused');
    await useTicket(ticketId, { credential }, within);
    const note = { mobileId, station, attestation: credential.attestation, synced };
    await writer.append({ kind: 'observation', action: 'mobile-id.enrol', who: {}, note, changes: [] });
  });
}

async function verified(response: unknown, { challenge }: Enrolment, { id: rpId, origin }: RelyingParty) {
  const read = registered.safeParse(response);
  if (!read.success) throw new HttpProblem('conflict', 'passkey-refused');
  const answer = await verifyRegistrationResponse({
    response: read.data as never,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    expectedType: 'webauthn.create',
    requireUserPresence: true,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => {
    throw new HttpProblem('conflict', 'passkey-refused');
  });
  if (!answer.verified) throw new HttpProblem('conflict', 'passkey-refused');
  const { fmt, aaguid, credential, credentialDeviceType, attestationObject } = answer.registrationInfo;
  const synced = credentialDeviceType === 'multiDevice';
  const shown: MobileCredential = { id: credential.id, spki: spkiOf(credential.publicKey), rpId, origin, aaguid, attestation: fmt, synced };
  return { credential: shown, counter: credential.counter, publicKey: credential.publicKey, attestationObject, synced };
}

/** SubjectPublicKeyInfo, base64, of a COSE key on P-256. */
function spkiOf(publicKey: Uint8Array): string {
  const key = decodeCredentialPublicKey(publicKey as never);
  if (!cose.isCOSEPublicKeyEC2(key)) throw new HttpProblem('conflict', 'passkey-refused');
  const [x, y] = [key.get(cose.COSEKEYS.x), key.get(cose.COSEKEYS.y)].map((part) => Buffer.from(part ?? []).toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' }).toString('base64');
}
