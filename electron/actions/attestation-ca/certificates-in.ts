import { fromBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type CaCertificate, readCaCertificate } from '../../../native/piv/ca-certificate.ts';

const MOST = 50;
const LARGEST_BYTES = 6_000;

/**
 * The certificates of a text in PEM (RFC 7468), each once; words around them are passed over, as in the lists that makers publish. A text with a
 * private key in any of its forms is refused whole, before anything else is looked at. Throws Refusal.
 */
export function certificatesIn(pem: string): readonly CaCertificate[] {
  if (/PRIVATE KEY/i.test(pem)) throw new Refusal('ca-private-key');
  const blocks = [...pem.matchAll(/-----BEGIN ([^-]*)-----([^-]*)-----END \1-----/g)];
  if (blocks.length === 0 || blocks.length > MOST) throw new Refusal('ca-unreadable');
  const found = new Map<string, CaCertificate>();
  for (const [, label, content = ''] of blocks) {
    if (label !== 'CERTIFICATE') throw new Refusal('ca-unreadable');
    const certificate = read(content);
    found.set(certificate.fingerprint, certificate);
  }
  return [...found.values()];
}

function read(content: string): CaCertificate {
  let certificate: CaCertificate;
  try {
    certificate = readCaCertificate(fromBase64(content.replaceAll(/\s/g, '')));
  } catch {
    // What a library says of a text that may be a secret goes nowhere.
    throw new Refusal('ca-unreadable');
  }
  if (certificate.der.length > LARGEST_BYTES) throw new Refusal('ca-unreadable');
  return certificate;
}
