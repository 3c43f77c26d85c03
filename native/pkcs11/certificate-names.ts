import { readTlv } from '../../core/base/ber-tlv.ts';

/** DER of what PKCS #11 wants to know of a certificate beside itself (v2.40 §4.6.3). */
export interface CertificateNames {
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
}

/**
 * Certificate ::= SEQUENCE { TBSCertificate, … } (RFC 5280 §4.1)
 * TBSCertificate ::= SEQUENCE { [0] version, serialNumber, signature, issuer, validity, subject, … }
 */
export function certificateNames(der: Uint8Array): CertificateNames {
  const body = readTlv(readTlv(der).element.value).element.value;
  const parts: Uint8Array[] = [];
  for (let at = 0; parts.length < 6; ) {
    const { next } = readTlv(body, at);
    parts.push(body.slice(at, next));
    at = next;
  }
  const [, serial, , issuer, , subject] = parts;
  if (serial === undefined || issuer === undefined || subject === undefined) throw new TypeError('expected a whole certificate');
  return { serial, issuer, subject };
}
