import { createDecipheriv, createECDH, createPrivateKey, createPublicKey, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto';
import { concat, wipe } from '../../core/base/bytes.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';

const TAG = 16;
const NONCE = 12;
/** SPKI of a P-256 public key with its uncompressed point. */
const P256_SPKI = 91;

/** What stations wrap people's data keys to: P-256, derived from the server's wrapping key, so that it is where that is and nowhere else. */
export interface SealingKey {
  /** Base64. */
  readonly spki: string;
  /** Opens what a station wrapped to it, bound to what it is. Throws where it was not. */
  readonly unwrap: (wrapped: Uint8Array, context: readonly (string | number)[]) => Uint8Array;
}

export function sealingKey(wrapping: Uint8Array): SealingKey {
  const privateKey = derived(wrapping);
  const spki = new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }));
  return { spki: Buffer.from(spki).toString('base64'), unwrap: (wrapped, context) => unwrap({ privateKey, spki }, wrapped, context) };
}

function derived(wrapping: Uint8Array): KeyObject {
  const d = Buffer.from(hkdfSync('sha256', wrapping, new Uint8Array(0), 'cardwright server sealing key v1', 32));
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(d);
  const point = ecdh.getPublicKey();
  const encoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', d: encoded(d), x: encoded(point.subarray(1, 33)), y: encoded(point.subarray(33)) };
  wipe(d);
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** As a station wraps (SPKI of a key made for this once ‖ AES-256-GCM ciphertext ‖ tag). */
function unwrap(
  own: { readonly privateKey: KeyObject; readonly spki: Uint8Array },
  wrapped: Uint8Array,
  context: readonly (string | number)[],
): Uint8Array {
  if (wrapped.length < P256_SPKI + TAG) throw new TypeError('wrapped: too short');
  const ephemeral = wrapped.subarray(0, P256_SPKI);
  const publicKey = createPublicKey({ key: Buffer.from(ephemeral), format: 'der', type: 'spki' });
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey });
  const info = concat(Buffer.from('cardwright wrap v1'), ephemeral, own.spki);
  const key = new Uint8Array(hkdfSync('sha256', shared, new Uint8Array(0), info, 32));
  const decipher = createDecipheriv('aes-256-gcm', key, new Uint8Array(NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(canonicalJson(context)));
  decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG));
  wipe(shared, key);
  return concat(decipher.update(wrapped.subarray(P256_SPKI, wrapped.length - TAG)), decipher.final());
}
