import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { concat, wipe } from '../../core/base/bytes.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { SecretError } from './secret-error.ts';

/** Only what BoringSSL has too: AES-256-GCM, HKDF-SHA-256, ECDH on P-256. */
const NONCE = 12;
const TAG = 16;
/** SPKI of a P-256 public key with its uncompressed point is always this long. */
const P256_SPKI = 91;

/** What a sealed thing is and belongs to. It is authenticated, so that a thing in another place does not open. */
export type Context = readonly (string | number)[];

function additional(context: Context): Uint8Array {
  return Buffer.from(canonicalJson(context));
}

/** nonce (12) ‖ AES-256-GCM ciphertext ‖ tag (16). */
export function seal(
  key: KeyObject,
  secret: Uint8Array,
  sealing: { readonly context: Context; readonly random: (length: number) => Uint8Array },
): Uint8Array {
  const nonce = sealing.random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(additional(sealing.context));
  return concat(nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag());
}

/** The secret; throws SecretError('not-authentic') where key, context or bytes are not those it was sealed with. */
export function unseal(key: KeyObject, sealed: Uint8Array, context: Context): Uint8Array {
  if (sealed.length < NONCE + TAG)
    throw new SecretError('malformed', `sealed: expected at least ${NONCE + TAG} bytes, got ${sealed.length}`);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(additional(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const first = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
  try {
    return concat(first, decipher.final());
  } catch (cause) {
    throw new SecretError('not-authentic', `sealed: ${String(context[0])} does not open with this key in this place`, { cause });
  } finally {
    wipe(first);
  }
}

function wrappingKey(shared: Uint8Array, ends: { readonly ephemeral: Uint8Array; readonly recipient: Uint8Array }): Uint8Array {
  const info = concat(Buffer.from('cardwright wrap v1'), ends.ephemeral, ends.recipient);
  return new Uint8Array(hkdfSync('sha256', shared, new Uint8Array(0), info, 32));
}

function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ type: 'spki', format: 'der' }));
}

function sealWithSecret(secretKey: Uint8Array, secret: Uint8Array, context: Context): Uint8Array {
  // The key serves once, so the nonce may be fixed.
  const cipher = createCipheriv('aes-256-gcm', secretKey, new Uint8Array(NONCE), { authTagLength: TAG });
  cipher.setAAD(additional(context));
  return concat(cipher.update(secret), cipher.final(), cipher.getAuthTag());
}

/**
 * Seals to a P-256 public key (SPKI): SPKI of a key made for this once (91) ‖ AES-256-GCM ciphertext ‖ tag (16), the AES key being HKDF of
 * the agreement with both public keys as info.
 */
export function wrapTo(recipientSpki: Uint8Array, secret: Uint8Array, context: Context): Uint8Array {
  const recipient = createPublicKey({ key: Buffer.from(recipientSpki), format: 'der', type: 'spki' });
  if (recipient.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new SecretError('malformed', 'wrap: expected a P-256 public key');
  const once = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ephemeral = spkiOf(once.publicKey);
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: recipient });
  const key = wrappingKey(shared, { ephemeral, recipient: recipientSpki });
  const wrapped = concat(ephemeral, sealWithSecret(key, secret, context));
  wipe(shared, key);
  return wrapped;
}

/** Opens what `wrapTo` sealed. Throws SecretError: malformed, not-authentic. */
export function unwrapWith(
  recipient: { readonly privateKey: KeyObject; readonly spki: Uint8Array },
  wrapped: Uint8Array,
  context: Context,
): Uint8Array {
  if (wrapped.length < P256_SPKI + TAG)
    throw new SecretError('malformed', `wrapped: expected at least ${P256_SPKI + TAG} bytes, got ${wrapped.length}`);
  const ephemeral = wrapped.subarray(0, P256_SPKI);
  try {
    const publicKey = createPublicKey({ key: Buffer.from(ephemeral), format: 'der', type: 'spki' });
    const shared = diffieHellman({ privateKey: recipient.privateKey, publicKey });
    const key = wrappingKey(shared, { ephemeral, recipient: recipient.spki });
    const decipher = createDecipheriv('aes-256-gcm', key, new Uint8Array(NONCE), { authTagLength: TAG });
    decipher.setAAD(additional(context));
    decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG));
    wipe(shared, key);
    return concat(decipher.update(wrapped.subarray(P256_SPKI, wrapped.length - TAG)), decipher.final());
  } catch (cause) {
    throw new SecretError('not-authentic', `wrapped: ${String(context[0])} does not open with this key in this place`, { cause });
  }
}
