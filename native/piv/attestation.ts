import { type KeyObject, X509Certificate } from 'node:crypto';
import { readTlv } from '../../core/base/ber-tlv.ts';
import { equalBytes, toHex } from '../../core/base/bytes.ts';
import { extensionsOf } from './certificate-fields.ts';
import { pinPolicies, touchPolicies } from './commands/key-pair.ts';
import type { KeyMetadata } from './commands/metadata.ts';
import { PivError, parsing } from './piv-error.ts';
import { type PublicKey, subjectPublicKeyInfo } from './public-key.ts';

/** What a card's own attestation key says of a key that was made on it (Yubico's extensions 1.3.6.1.4.1.41482.3.x). */
export interface Attestation {
  /** Firmware, for example 5.4.3. */
  readonly version?: string;
  readonly serial?: number;
  readonly pin?: KeyMetadata['pin'];
  readonly touch?: KeyMetadata['touch'];
  /** Subject of the certificate that the card's attestation certificate was issued by: whom to trust is the caller's to decide. */
  readonly issuer: string;
}

export interface AttestationClaim {
  /** Answer of ATTEST, DER. */
  readonly attestation: Uint8Array;
  /** Certificate of the card's attestation key, DER, from the object `attestation-certificate`. */
  readonly signer: Uint8Array;
  /** The key that the card gave when it made it. */
  readonly publicKey: PublicKey;
}

/**
 * Checks that the attestation is signed by the card's attestation key and is about this very public key. Throws PivError
 * 'key-not-proved' where it is not, 'answer-malformed' where it is no certificate.
 */
export function readAttestation({ attestation, signer, publicKey }: AttestationClaim): Attestation {
  const [statement, authority] = [certificateOf(attestation), certificateOf(signer)];
  if (!equalBytes(statement.spki, subjectPublicKeyInfo(publicKey)))
    throw new PivError('key-not-proved', 'the attestation is about another key');
  if (!isSignedBy(statement, authority))
    throw new PivError('key-not-proved', 'the attestation is not signed by the card’s attestation key');
  const statements = parsing('ATTEST', () => statementsOf(yubicosOf(attestation)));
  return { ...statements, issuer: authority.certificate.issuer ?? '' };
}

interface KeyedCertificate {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  readonly spki: Uint8Array;
}

/** OpenSSL reads the key only when it is asked for, and some (the point at infinity) it reads and cannot write: such a key is none. */
function certificateOf(der: Uint8Array): KeyedCertificate {
  try {
    const certificate = new X509Certificate(der);
    const { publicKey: key } = certificate;
    return { certificate, key, spki: Uint8Array.from(key.export({ format: 'der', type: 'spki' })) };
  } catch (cause) {
    throw new PivError('answer-malformed', 'ATTEST: not a certificate', { cause });
  }
}

function isSignedBy(statement: KeyedCertificate, authority: KeyedCertificate): boolean {
  try {
    return statement.certificate.verify(authority.key);
  } catch {
    return false;
  }
}

const ARC = '2b0601040182c40a03';
const OBJECT_IDENTIFIER = 0x06;
const OCTET_STRING = 0x04;
const MOST_SERIAL_BYTES = 5;

/** Yubico's extensions by their last arc. */
function yubicosOf(der: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  for (const parts of extensionsOf(der)) {
    const oid = toHex(parts.find(({ tag }) => tag === OBJECT_IDENTIFIER)?.value ?? new Uint8Array(0));
    const content = parts.find(({ tag }) => tag === OCTET_STRING)?.value;
    if (content !== undefined && oid.startsWith(ARC) && oid.length === ARC.length + 2)
      found.set(Number.parseInt(oid.slice(-2), 16), content);
  }
  return found;
}

function statementsOf(extensions: ReadonlyMap<number, Uint8Array>): Omit<Attestation, 'issuer'> {
  const [version, serial, policy] = [extensions.get(3), extensions.get(7), extensions.get(8)];
  const pin = pinPolicies[policy?.[0] ?? -1];
  const touch = touchPolicies[policy?.[1] ?? -1];
  return {
    ...(version === undefined ? {} : { version: version.join('.') }),
    ...(serial === undefined ? {} : { serial: serialOf(readTlv(serial).element.value) }),
    ...(pin === undefined ? {} : { pin }),
    ...(touch === undefined ? {} : { touch }),
  };
}

/** Yubico's serial numbers have four bytes, five with DER's leading zero; a longer one is no number that can be held. */
function serialOf(integer: Uint8Array): number {
  if (integer.length > MOST_SERIAL_BYTES) throw new PivError('answer-malformed', `ATTEST: a serial number of ${integer.length} bytes`);
  return integer.reduce((value, byte) => value * 256 + byte, 0);
}
