import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { concat, wipe } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { Settings } from '../../core/facts/fold.ts';

const NONCE = 12;
const TAG = 16;

/** Where in the journal the fields stand: sealed fields that are moved to another fact, change or record do not open. */
export interface SealedPlace {
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  /** Which change of the fact, counted from 0. */
  readonly change: number;
  readonly record: string;
  readonly id: string;
}

function additional(place: SealedPlace): Uint8Array {
  return Buffer.from(canonicalJson({ ...place }));
}

export interface SealWith {
  readonly key: Uint8Array;
  readonly random: (length: number) => Uint8Array;
}

/** Personal fields under a person's data key: base64 of nonce (12), AES-256-GCM ciphertext and tag (16). */
export function sealFields(fields: Settings, place: SealedPlace, { key, random }: SealWith): string {
  const nonce = random(NONCE);
  const plain = Buffer.from(canonicalJson(fields as Json));
  // As a key object it is ready several times sooner than as bytes.
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: TAG });
  cipher.setAAD(additional(place));
  const sealed = concat(nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag());
  wipe(plain);
  return Buffer.from(sealed).toString('base64');
}

/** The fields again; throws where key or place are not those they were sealed with. */
export function openFields(sealed: string, place: SealedPlace, key: Uint8Array): Settings {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(additional(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  const plain = concat(decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final());
  return JSON.parse(new TextDecoder().decode(plain)) as Settings;
}
