import { type KeyObject, verify } from 'node:crypto';

/** Hash by the OID of the signature: ECDSA and RSA (PKCS #1 v1.5) with SHA-2. */
const hashes: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

export interface Signed {
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: string;
}

export function verifySignature({ signed, signature, algorithm }: Signed, key: KeyObject): boolean {
  const hash = hashes[algorithm];
  return hash !== undefined && verify(hash, signed, key, signature);
}
