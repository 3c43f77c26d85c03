import { verify, type X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificateList } from '@peculiar/asn1-x509';
import { toHex } from '../../core/base/bytes.ts';
import { bytesOf } from './build-certificate.ts';

/** A revocation list whose signature was checked. Times ISO 8601, UTC. */
export interface ReadCrl {
  readonly thisUpdate: string;
  readonly nextUpdate: string;
  /** Is the certificate of that serial (lower-case hex) on hold or revoked? */
  readonly lists: (serialHex: string) => boolean;
}

const digests: Readonly<Record<string, string>> = { '1.2.840.10045.4.3.2': 'sha256', '1.2.840.10045.4.3.3': 'sha384' };

/** Reads a CRL of an issuer of ours (RFC 5280 §5), DER. Throws RangeError where it is not signed by that issuer or says no end. */
export function readCrl(der: Uint8Array, issuer: X509Certificate): ReadCrl {
  const list = AsnConvert.parse(bytesOf(der), CertificateList);
  const { thisUpdate, nextUpdate, revokedCertificates = [] } = list.tbsCertList;
  const digest = digests[list.signatureAlgorithm.algorithm];
  const signed = list.tbsCertListRaw;
  if (digest === undefined || signed === undefined || !verify(digest, Buffer.from(signed), issuer.publicKey, Buffer.from(list.signature)))
    throw new RangeError('revocation list: expected the signature of its issuer');
  if (nextUpdate === undefined) throw new RangeError('revocation list: expected to be told when the next one comes');
  const listed = new Set(revokedCertificates.map(({ userCertificate }) => plain(toHex(new Uint8Array(userCertificate)))));
  return {
    thisUpdate: thisUpdate.getTime().toISOString(),
    nextUpdate: nextUpdate.getTime().toISOString(),
    lists: (serialHex) => listed.has(plain(serialHex)),
  };
}

/** An INTEGER may begin with zeros that a serial as text has not, or the other way round. */
function plain(serialHex: string): string {
  return serialHex.toLowerCase().replace(/^0+/, '');
}
