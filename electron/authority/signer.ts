import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';

/** Something that signs: an embedded key now, a hardware module later. */
export interface Signer {
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  /** Algorithm as certificates and CMS name it. */
  readonly algorithm: AlgorithmIdentifier;
  readonly digest: 'sha256' | 'sha384';
  readonly sign: (message: Uint8Array) => Uint8Array;
}

const ecdsaOids = { prime256v1: ['1.2.840.10045.4.3.2', 'sha256'], secp384r1: ['1.2.840.10045.4.3.3', 'sha384'] } as const;

/** A new P-256 or P-384 key as PKCS #8, DER. The caller seals and wipes it. */
export function newSigningKey(curve: 'P-256' | 'P-384'): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
  return new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }));
}

/** ECDSA with the hash of the curve's strength (SP 800-78-5 table 3). Throws RangeError for other kinds of key. */
export function signerOf(pkcs8: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), type: 'pkcs8', format: 'der' });
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (curve !== 'prime256v1' && curve !== 'secp384r1')
    throw new RangeError(`expected a P-256 or P-384 key, got ${key.asymmetricKeyType ?? 'none'} ${curve ?? ''}`);
  const [oid, digest] = ecdsaOids[curve];
  return {
    get spki() {
      return spkiOf(key);
    },
    algorithm: new AlgorithmIdentifier({ algorithm: oid }),
    digest,
    sign: (message) => new Uint8Array(sign(digest, message, key)),
  };
}

function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
