import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import { z } from 'zod';
import type { World } from '../actions/world.ts';
import { HttpProblem } from '../http/problem.ts';
import { credentialById, credentialsOf, noteUse } from './credentials.ts';
import type { RelyingParty } from './relying-party.ts';
import { assertOpen, type Signature, type Ticket, useTicket } from './tickets.ts';

const asserted = z.object({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.base64url().max(20_000),
    authenticatorData: z.base64url().max(20_000),
    signature: z.base64url().max(2000),
    userHandle: z.base64url().max(200).nullish(),
  }),
  clientExtensionResults: z.object({}).loose(),
});

interface At {
  readonly world: World;
  readonly mobile: RelyingParty;
}

/** Of named passkeys, where some are; else the phone says which it has. */
export async function signatureOptions({ challenge, mobileIds }: Signature, { world, mobile }: At) {
  const known = await credentialsOf(mobileIds, { ...world, queries: world.database });
  return generateAuthenticationOptions({
    rpID: mobile.id,
    challenge: isoBase64URL.toBuffer(challenge),
    timeout: 120_000,
    userVerification: 'required',
    allowCredentials: known.map(({ credentialId }) => ({ id: credentialId.toString('base64url') })),
  });
}

/**
 * A passkey in force signed what was asked, and its holder was verified by the phone: the ticket is used, and what the phone said is kept for
 * the station, which judges it once more by its own record. Throws HttpProblem: passkey-unknown, passkey-refused, ticket-over.
 */
export async function takeSignature(
  { id: ticketId, station, asked }: Ticket & { readonly asked: Signature },
  response: unknown,
  { world, mobile }: At,
): Promise<void> {
  const read = asserted.safeParse(response);
  if (!read.success) throw new HttpProblem('conflict', 'passkey-refused');
  const known = await credentialById(isoBase64URL.toBuffer(read.data.id), { ...world, queries: world.database });
  const named = asked.mobileIds.length === 0 || asked.mobileIds.includes(known?.mobileId ?? '');
  if (known === undefined || known.state !== 'active' || !named) throw new HttpProblem('conflict', 'passkey-unknown');
  const { mobileId, personId } = known;
  const { clientDataJSON, authenticatorData, signature, userHandle } = read.data.response;
  if (userHandle !== undefined && userHandle !== null && userHandle !== handleOf(personId))
    throw new HttpProblem('conflict', 'passkey-refused');
  const answer = await verifyAuthenticationResponse({
    response: read.data as never,
    expectedChallenge: asked.challenge,
    expectedOrigin: mobile.origin,
    expectedRPID: mobile.id,
    expectedType: 'webauthn.get',
    requireUserVerification: true,
    credential: { id: read.data.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
  }).catch(() => ({ verified: false as const, authenticationInfo: undefined }));
  const { authenticationInfo: info } = answer;
  if (!answer.verified || info === undefined) throw new HttpProblem('conflict', 'passkey-refused');
  await world.writes.run(async (writer) => {
    const within = { ...world, queries: writer.queries };
    await assertOpen(ticketId, within);
    if (!(await noteUse(mobileId, info.newCounter, within))) throw new HttpProblem('conflict', 'passkey-refused');
    const kept = { mobileId, clientDataJSON, authenticatorData, signature };
    await useTicket(ticketId, { assertion: kept }, within);
    const note = { mobileId, station, purpose: asked.purpose };
    await writer.append({ kind: 'observation', action: 'mobile-id.sign', who: {}, note, changes: [] });
  });
}

function handleOf(personId: string): string {
  return Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url');
}
