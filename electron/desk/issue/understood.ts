import { X509Certificate } from 'node:crypto';
import { equalBytes, toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Certificate } from '../../../core/records/records.ts';
import type { OrderedCertificate } from './ports.ts';

/**
 * The authority's answer to an order, where it is a certificate of this very key and says the truth of itself. Any other is none: the same
 * order, asked again, gives the same certificate. `spki`: SubjectPublicKeyInfo in DER. Throws Refusal('authority-refused').
 */
export function understood(answer: OrderedCertificate, spki: Uint8Array): OrderedCertificate {
  if (!isTrue(answer, spki)) throw new Refusal('authority-refused', { reason: 'its answer was not understood' });
  return answer;
}

function isTrue({ der, serialHex, notBefore, notAfter }: OrderedCertificate, spki: Uint8Array): boolean {
  try {
    const certificate = new X509Certificate(der);
    const key = new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' }));
    const isSerial = BigInt(`0x${certificate.serialNumber}`) === BigInt(`0x${serialHex}`);
    const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));
    return equalBytes(key, spki) && isSerial && isTime(notBefore) && isTime(notAfter);
  } catch {
    return false;
  }
}

/** What the record of a new certificate has from the authority's answer. */
export function onHold({ der, serialHex, notBefore, notAfter }: OrderedCertificate) {
  return {
    serialHex,
    state: 'on-hold',
    waitingForAuthority: false,
    notBefore,
    notAfter,
    der: toBase64(der),
  } satisfies Partial<Certificate>;
}
