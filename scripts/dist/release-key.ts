import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { type NoteKey, verifierKey } from '../../core/facts/signed-note.ts';
import { ed25519Key, sha256 } from '../../electron/updates/ed25519.ts';

export interface ReleaseKey {
  readonly key: NoteKey;
  /** What others trust it by. */
  readonly verifier: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** A key as `openssl genpkey -algorithm ed25519` writes it. Throws, without a word of its text, where it is another. */
export function readReleaseKey(pem: string, name: string): ReleaseKey {
  const own = privateKey(pem);
  if (own.asymmetricKeyType !== 'ed25519') throw new RangeError('the key file: expected an Ed25519 key');
  const key = { name, publicKey: ed25519Key(createPublicKey(own).export({ type: 'spki', format: 'der' })) };
  return { key, verifier: verifierKey(key, sha256), sign: (message) => new Uint8Array(sign(null, message, own)) };
}

function privateKey(pem: string) {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new RangeError('the key file: expected a private key in PEM, without a password');
  }
}
