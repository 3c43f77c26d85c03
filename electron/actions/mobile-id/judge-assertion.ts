import { createHash, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { MobileCredential } from '../../../core/records/mobile-id.ts';
import type { Assertion } from './ask-server.ts';

/** What a browser says beside it (WebAuthn §5.8.1). */
const clientData = z.object({
  type: z.literal('webauthn.get'),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.literal(false).optional(),
});

/** WebAuthn §6.1: the hash of the domain, flags, a counter. */
const SHORTEST = 37;
const PRESENT = 0x01;
const VERIFIED = 0x04;
const MAY_LEAVE = 0x08;

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();

/**
 * Did that passkey sign this very challenge, at the page that it was made at, with its holder known to the phone? Judged by the public key of our
 * own record (WebAuthn §7.2), so that a server which says so is not simply believed.
 */
export function holds({ clientDataJSON, authenticatorData, signature }: Assertion, by: MobileCredential, challenge: string): boolean {
  const [said, data] = [Buffer.from(clientDataJSON, 'base64url'), Buffer.from(authenticatorData, 'base64url')];
  const read = clientData.safeParse(parsed(said));
  if (!read.success || read.data.challenge !== challenge || read.data.origin !== by.origin) return false;
  if (data.length < SHORTEST || !data.subarray(0, 32).equals(sha256(by.rpId))) return false;
  const flags = data[32] ?? 0;
  if ((flags & PRESENT) === 0 || (flags & VERIFIED) === 0 || ((flags & MAY_LEAVE) !== 0 && !by.synced)) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(by.spki, 'base64'), format: 'der', type: 'spki' });
    return verify('sha256', Buffer.concat([data, sha256(said)]), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
