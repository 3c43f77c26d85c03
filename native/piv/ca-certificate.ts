import { createHash, X509Certificate } from 'node:crypto';
import { readTlv, readTlvs } from '../../core/base/ber-tlv.ts';
import { equalBytes } from '../../core/base/bytes.ts';
import { type CertificateFields, certificateFields } from './certificate-fields.ts';

/** A certificate with what a path is judged by (RFC 5280 §6.1). */
export interface CaCertificate extends CertificateFields {
  readonly der: Uint8Array;
  readonly x509: X509Certificate;
  /** SHA-256 of the DER, hex. */
  readonly fingerprint: string;
  /** In milliseconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Whether basicConstraints says that it is a CA; undefined where it has no such extension. */
  readonly isCa: boolean | undefined;
  /** How many CAs may follow on the way down (RFC 5280 §4.2.1.9); undefined where that is not limited. */
  readonly pathLength: number | undefined;
  /** Why nobody may take it as a signer of certificates; undefined where its extensions let it. */
  readonly fault: string | undefined;
}

const BASIC_CONSTRAINTS = '551d13';
const KEY_USAGE = '551d0f';
/** 1.3.6.1.4.1.41482.3.8, PIN and touch policy: what bears it speaks of one key, and is nobody's CA. */
const YUBICO_POLICY = '2b0601040182c40a0308';
const understood: readonly string[] = [BASIC_CONSTRAINTS, KEY_USAGE];

const LONGEST_NAME = 300;

/** A name as people read it: its parts on one line, at most 300 characters. */
export function nameInWords({ x509 }: CaCertificate, which: 'subject' | 'issuer' = 'subject'): string {
  const name = (x509[which] ?? '').replaceAll('\n', ', ').slice(0, LONGEST_NAME).trim();
  return name === '' ? 'without a name' : name;
}

/** From DER, of which what follows the certificate is left. Throws where it is no X.509 certificate, or its key is none. */
export function readCaCertificate(given: Uint8Array): CaCertificate {
  const x509 = new X509Certificate(given);
  x509.publicKey.export({ format: 'der', type: 'spki' });
  const der = new Uint8Array(x509.raw);
  const fields = certificateFields(der);
  const constraints = fields.extensions.get(BASIC_CONSTRAINTS);
  return {
    ...fields,
    ...(constraints === undefined ? { isCa: undefined, pathLength: undefined } : basicConstraints(constraints.value)),
    der,
    x509,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    notBefore: Date.parse(x509.validFrom),
    notAfter: Date.parse(x509.validTo),
    fault: faultOf(fields),
  };
}

function basicConstraints(value: Uint8Array): Pick<CaCertificate, 'isCa' | 'pathLength'> {
  const parts = readTlvs(readTlv(value).element.value);
  const length = parts.find(({ tag }) => tag === 0x02)?.value;
  return {
    isCa: parts.find(({ tag }) => tag === 0x01)?.value[0] === 0xff,
    pathLength: length?.reduce((sum, byte) => sum * 256 + byte, 0),
  };
}

function faultOf({ extensions }: CertificateFields): string | undefined {
  const unknown = [...extensions].some(([oid, { critical }]) => critical && !understood.includes(oid));
  if (unknown) return 'a critical extension that is not understood';
  if (extensions.has(YUBICO_POLICY)) return 'a statement about one key';
  const usage = extensions.get(KEY_USAGE);
  return usage === undefined || signsCertificates(usage.value) ? undefined : 'a key that may not sign certificates';
}

/** Bit 5, keyCertSign (RFC 5280 §4.2.1.3), of the BIT STRING after its count of unused bits. */
function signsCertificates(value: Uint8Array): boolean {
  return ((readTlv(value).element.value[1] ?? 0) & 0x04) !== 0;
}

/** sha256WithRSAEncryption to sha512, RSASSA-PSS, ecdsa-with-SHA256 to SHA512, Ed25519: signatures that still prove anything. */
const strongSignatures: readonly string[] = [
  '2a864886f70d01010b',
  '2a864886f70d01010c',
  '2a864886f70d01010d',
  '2a864886f70d01010a',
  '2a8648ce3d040302',
  '2a8648ce3d040303',
  '2a8648ce3d040304',
  '2b6570',
];

/** Whether the one was issued by the other: names byte by byte, and the signature by an algorithm that still proves something. */
export function isIssuedBy(certificate: CaCertificate, issuer: CaCertificate): boolean {
  if (!equalBytes(certificate.issuer, issuer.subject) || !strongSignatures.includes(certificate.signatureAlgorithm)) return false;
  try {
    return certificate.x509.verify(issuer.x509.publicKey);
  } catch {
    return false;
  }
}

/** A root has issued itself. What it is signed with proves nothing and is not looked at: whoever trusts it trusts the key. */
export function isRoot(certificate: CaCertificate): boolean {
  if (!equalBytes(certificate.issuer, certificate.subject)) return false;
  try {
    return certificate.x509.verify(certificate.x509.publicKey);
  } catch {
    return false;
  }
}
