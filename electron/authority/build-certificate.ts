import { AsnConvert } from '@peculiar/asn1-schema';
import {
  Certificate,
  Extensions,
  type Extension,
  type Name,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type { Signer } from './signer.ts';

export interface CertificateContent {
  /** 1 to 20 bytes, positive. */
  readonly serial: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly spki: Uint8Array;
  readonly extensions: readonly Extension[];
}

/** An X.509 certificate of version 3 (RFC 5280 §4.1), signed; DER. */
export function buildCertificate(content: CertificateContent, signer: Signer): Uint8Array {
  const toBeSigned = new TBSCertificate({
    version: Version.v3,
    serialNumber: bytesOf(content.serial),
    signature: signer.algorithm,
    issuer: content.issuer,
    validity: new Validity({ notBefore: content.notBefore, notAfter: content.notAfter }),
    subject: content.subject,
    subjectPublicKeyInfo: AsnConvert.parse(bytesOf(content.spki), SubjectPublicKeyInfo),
    extensions: new Extensions([...content.extensions]),
  });
  const signatureValue = bytesOf(signer.sign(new Uint8Array(AsnConvert.serialize(toBeSigned))));
  return new Uint8Array(
    AsnConvert.serialize(new Certificate({ tbsCertificate: toBeSigned, signatureAlgorithm: signer.algorithm, signatureValue })),
  );
}

/** A copy in a buffer of its own, which the ASN.1 library wants. */
export function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

/** A serial number of 126 random bits, positive, never zero and always 16 bytes long (RFC 5280 §4.1.2.2 allows up to 20 bytes). */
export function newSerial(random: (length: number) => Uint8Array): Uint8Array {
  const serial = Uint8Array.from(random(16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

/** Whole seconds: certificates know no finer time. */
export function wholeSeconds(ms: number): Date {
  return new Date(Math.floor(ms / 1000) * 1000);
}
