import { X509Certificate } from 'node:crypto';
import { explainCertificate } from '../../authority/explain-certificate.ts';

/** A certificate in words and as PEM; one that does not parse says so instead of hiding. */
export function certificateFacts(der: Uint8Array) {
  try {
    const certificate = new X509Certificate(der);
    return {
      subject: inWords(certificate.subject),
      issuer: inWords(certificate.issuer),
      serialHex: certificate.serialNumber.toLowerCase(),
      notBefore: new Date(certificate.validFrom).toISOString(),
      notAfter: new Date(certificate.validTo).toISOString(),
      key: keyName(certificate),
      explained: explainCertificate(der).map(({ label, value }) => ({ label, value })),
      pem: certificate.toString(),
    };
  } catch (cause) {
    const never = new Date(0).toISOString();
    const why = cause instanceof Error ? cause.message : 'it does not parse';
    return {
      subject: '',
      issuer: '',
      serialHex: '',
      notBefore: never,
      notAfter: never,
      key: '',
      explained: [{ label: 'Fault', value: why }],
      pem: '',
    };
  }
}

/** A distinguished name to be read: one line, without the signs that keep its parts apart for programs (RFC 4514, 2.4). */
function inWords(name: string): string {
  return name.replaceAll('\n', ', ').replaceAll(/\\([ "#+,;<=>\\])/g, '$1');
}

function keyName(certificate: X509Certificate): string {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const size = asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve ?? '';
  return `${(asymmetricKeyType ?? '').toUpperCase()} ${size}`.trim();
}
