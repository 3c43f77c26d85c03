import { gunzipSync, inflateSync } from 'node:zlib';
import type { ObjectKey } from '../tables/objects.ts';
import { malformed, readElements, required, writeElements } from './elements.ts';

/** A certificate as found in its object. */
export interface ParsedCertificate {
  /** X.509 certificate in DER, decompressed. */
  readonly certificate: Uint8Array;
  readonly compressed: boolean;
  /** MSCUID of retired keys and older cards. */
  readonly mscuid?: Uint8Array;
}

const UNCOMPRESSED = Uint8Array.of(0);
const GZIP_BIT = 0x01;
/** No certificate is larger; a bomb must not fill the memory. */
const MOST_CERTIFICATE_BYTES = 65_536;

/** Content of a certificate object (SP 800-73-5 part 1 appendix A): uncompressed, since several readers fail on gzip. */
export function buildCertificateObject(object: ObjectKey, certificate: Uint8Array, mscuid?: Uint8Array): Uint8Array {
  return writeElements(object, { certificate, certificateInfo: UNCOMPRESSED, mscuid });
}

/** Reads a certificate object, gzip and zlib included. Throws PivError 'content-malformed'. */
export function parseCertificateObject(object: ObjectKey, content: Uint8Array): ParsedCertificate {
  const elements = readElements(object, content);
  const stored = required(object, elements, 'certificate');
  const compressed = (((elements.values['certificateInfo'] ?? UNCOMPRESSED)[0] ?? 0) & GZIP_BIT) !== 0;
  const mscuid = elements.values['mscuid'] ?? elements.values['72'];
  const certificate = compressed ? decompressed(object, stored) : stored;
  return { certificate, compressed, ...(mscuid === undefined ? {} : { mscuid }) };
}

function decompressed(object: ObjectKey, stored: Uint8Array): Uint8Array {
  const gzip = stored[0] === 0x1f && stored[1] === 0x8b;
  try {
    const inflate = gzip ? gunzipSync : inflateSync;
    return Uint8Array.from(inflate(stored, { maxOutputLength: MOST_CERTIFICATE_BYTES }));
  } catch {
    throw malformed(object, 'the compressed certificate does not decompress');
  }
}
