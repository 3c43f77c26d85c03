import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { concat, wipe } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { utf8 } from '../../core/base/utf8.ts';
import type { Settings } from '../../core/facts/fold.ts';

const NONCE = 12;
const TAG = 16;
type Random = (length: number) => Uint8Array;

/** Where in the journal the fields stand, as a station binds them: moved elsewhere they do not open. */
export interface SealedPlace {
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  readonly change: number;
  readonly record: string;
  readonly id: string;
}

/** Personal fields under a person's data key: base64 of nonce (12), AES-256-GCM ciphertext and tag (16), as a station seals them. */
export function sealFields(fields: Settings, place: SealedPlace, parts: { readonly key: Uint8Array; readonly random: Random }): string {
  const plain = utf8(canonicalJson(fields as Json));
  const sealed = seal(plain, { ...parts, additional: utf8(canonicalJson({ ...place })) });
  wipe(plain);
  return Buffer.from(sealed).toString('base64');
}

/** The fields again; throws where key or place are not those they were sealed with. */
export function openFields(sealed: string, place: SealedPlace, key: Uint8Array): Settings {
  const plain = open(Buffer.from(sealed, 'base64'), { key, additional: utf8(canonicalJson({ ...place })) });
  return JSON.parse(new TextDecoder().decode(plain)) as Settings;
}

interface Name {
  readonly id: string;
  readonly kind: string;
}

/** A secret under the server's own key, bound to its id and kind: moved elsewhere it does not open. */
export function wrapSecret(
  secret: Uint8Array,
  { id, kind }: Name,
  parts: { readonly key: Uint8Array; readonly random: Random },
): Uint8Array {
  return seal(secret, { ...parts, additional: utf8(`${kind}|${id}`) });
}

export function unwrapSecret(wrapped: Uint8Array, { id, kind }: Name, key: Uint8Array): Uint8Array {
  return open(wrapped, { key, additional: utf8(`${kind}|${id}`) });
}

function seal(
  plain: Uint8Array,
  parts: { readonly key: Uint8Array; readonly random: Random; readonly additional: Uint8Array },
): Uint8Array {
  const nonce = parts.random(NONCE);
  // As a key object it is ready several times sooner than as bytes.
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(parts.key), nonce, { authTagLength: TAG });
  cipher.setAAD(parts.additional);
  return concat(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag());
}

function open(sealed: Uint8Array, parts: { readonly key: Uint8Array; readonly additional: Uint8Array }): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(parts.key), sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(parts.additional);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return concat(decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final());
}
