import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { CertificationRequest } from '@peculiar/asn1-csr';
import { Extension, KeyUsageFlags } from '@peculiar/asn1-x509';
import { buildCertificate, bytesOf, newSerial, wholeSeconds } from './build-certificate.ts';
import { AuthorityRefused } from './certificate-authority.ts';
import { provesPossession } from './certification-request.ts';
import { authorityKeyIdentifier, extendedKeyUsage, keyUsage, subjectKeyIdentifier } from './extensions.ts';
import { type Above, type Making, subjectNameOf } from './make-organisation.ts';
import { distinguishedName } from './names.ts';

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const NO_CHECK = '1.3.6.1.5.5.7.48.1.5';
const DAYS = 90;
/** The server's clock may be a little behind. */
const CLOCKS_DIFFER_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/**
 * The authority's word that the key of this PKCS #10 answers OCSP for it (RFC 6960 §4.2.2.2). It lasts 90 days and is renewed for the same key,
 * since nobody asks whether it was revoked (§4.2.2.2.1, id-pkix-ocsp-nocheck). Throws AuthorityRefused.
 */
export function makeOcspResponder(request: Uint8Array, issuing: Above, { organisation, nowMs, random }: Making): Uint8Array {
  const spki = spkiOf(request);
  if (spki === undefined || !provesPossession(request, spki))
    throw new AuthorityRefused('request-not-proved', 'the request is not signed by the key it is for');
  return buildCertificate(
    {
      serial: newSerial(random),
      issuer: subjectNameOf(issuing.certificate),
      subject: distinguishedName(['organization', organisation], ['commonName', `${organisation} OCSP`]),
      notBefore: wholeSeconds(nowMs - CLOCKS_DIFFER_MS),
      notAfter: wholeSeconds(nowMs + DAYS * DAY_MS),
      spki,
      extensions: [
        keyUsage(KeyUsageFlags.digitalSignature),
        extendedKeyUsage([OCSP_SIGNING], true),
        new Extension({ extnID: NO_CHECK, critical: false, extnValue: new OctetString(new Uint8Array([5, 0])) }),
        subjectKeyIdentifier(spki),
        authorityKeyIdentifier(issuing.signer.spki),
      ],
    },
    issuing.signer,
  );
}

function spkiOf(request: Uint8Array): Uint8Array | undefined {
  try {
    const { certificationRequestInfo } = AsnConvert.parse(bytesOf(request), CertificationRequest);
    return new Uint8Array(AsnConvert.serialize(certificationRequestInfo.subjectPKInfo));
  } catch {
    return undefined;
  }
}
