import { createPublicKey, verify } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Attributes, CertificationRequest, CertificationRequestInfo } from '@peculiar/asn1-csr';
import { AlgorithmIdentifier, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { equalBytes } from '../../core/base/bytes.ts';
import type { KeyKind } from '../../core/records/key-kind.ts';
import { acceptedKey } from './accepted-key.ts';
import { bytesOf } from './build-certificate.ts';
import { distinguishedName } from './names.ts';

/** X25519 signs nothing: its request never comes, the station vouches for the key. */
type SigningKind = Exclude<KeyKind, 'x25519'>;

const signatureOids: Readonly<Record<SigningKind, string>> = {
  p256: '1.2.840.10045.4.3.2',
  p384: '1.2.840.10045.4.3.3',
  rsa2048: '1.2.840.113549.1.1.11',
  rsa3072: '1.2.840.113549.1.1.11',
  rsa4096: '1.2.840.113549.1.1.11',
  ed25519: '1.3.101.112',
};

const digests: Readonly<Record<SigningKind, 'sha256' | 'sha384' | null>> = {
  p256: 'sha256',
  p384: 'sha384',
  rsa2048: 'sha256',
  rsa3072: 'sha256',
  rsa4096: 'sha256',
  ed25519: null,
};

/** CertificationRequestInfo (RFC 2986 §4.1) in DER: what the chip signs to prove that it holds the key. */
export function requestToBeSigned(spki: Uint8Array, name: string): Uint8Array {
  const info = new CertificationRequestInfo({
    version: 0,
    subject: distinguishedName(['commonName', name]),
    subjectPKInfo: AsnConvert.parse(bytesOf(spki), SubjectPublicKeyInfo),
    attributes: new Attributes(),
  });
  return new Uint8Array(AsnConvert.serialize(info));
}

/** The request with the chip's signature; DER. RSA: SHA-256 with PKCS #1 v1.5; ECDSA: SHA-256, or SHA-384 for P-384. */
export function finishRequest(toBeSigned: Uint8Array, signature: Uint8Array, keyKind: KeyKind): Uint8Array {
  if (keyKind === 'x25519') throw new TypeError('expected a key that signs');
  const request = new CertificationRequest({
    certificationRequestInfo: AsnConvert.parse(bytesOf(toBeSigned), CertificationRequestInfo),
    signatureAlgorithm: new AlgorithmIdentifier({
      algorithm: signatureOids[keyKind],
      ...(keyKind.startsWith('rsa') ? { parameters: null } : {}),
    }),
    signature: bytesOf(signature),
  });
  return new Uint8Array(AsnConvert.serialize(request));
}

/**
 * Is the request for this very key, and signed by it? Anything that does not parse, is not DER to the byte, or names another algorithm than the
 * key's is no proof.
 */
export function provesPossession(der: Uint8Array, spki: Uint8Array): boolean {
  const kind = acceptedKey(spki);
  if (kind === undefined || kind === 'x25519') return false;
  try {
    const request = AsnConvert.parse(bytesOf(der), CertificationRequest);
    if (!equalBytes(new Uint8Array(AsnConvert.serialize(request)), der)) return false;
    const info = new Uint8Array(AsnConvert.serialize(request.certificationRequestInfo));
    const asked = new Uint8Array(AsnConvert.serialize(request.certificationRequestInfo.subjectPKInfo));
    if (!equalBytes(asked, spki) || request.signatureAlgorithm.algorithm !== signatureOids[kind]) return false;
    const key = createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' });
    return verify(digests[kind], info, key, new Uint8Array(request.signature));
  } catch {
    return false;
  }
}
