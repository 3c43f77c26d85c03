import { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, KeyUsageFlags, type Name } from '@peculiar/asn1-x509';
import { buildCertificate, bytesOf, newSerial, wholeSeconds } from './build-certificate.ts';
import { authorityKeyIdentifier, basicConstraints, extendedKeyUsage, keyUsage, policies, subjectKeyIdentifier } from './extensions.ts';
import { distinguishedName } from './names.ts';
import type { Signer } from './signer.ts';
import { type PolicyOids, pivContentSigning } from './slot-profiles.ts';

export interface Making {
  readonly organisation: string;
  readonly nowMs: number;
  readonly random: (length: number) => Uint8Array;
}

const ROOT_YEARS = 20;
const ISSUING_YEARS = 10;

function inYears(nowMs: number, years: number): Date {
  const date = wholeSeconds(nowMs);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date;
}

/** The organisation's root: self-signed, for twenty years. */
export function makeRoot(root: Signer, { organisation, nowMs, random }: Making): Uint8Array {
  const name = distinguishedName(['organization', organisation], ['commonName', `${organisation} Root`]);
  const extensions = [
    basicConstraints(),
    keyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
    subjectKeyIdentifier(root.spki),
    authorityKeyIdentifier(root.spki),
  ];
  return buildCertificate(
    {
      serial: newSerial(random),
      issuer: name,
      subject: name,
      notBefore: wholeSeconds(nowMs),
      notAfter: inYears(nowMs, ROOT_YEARS),
      spki: root.spki,
      extensions,
    },
    root,
  );
}

export interface Above {
  readonly signer: Signer;
  readonly certificate: Uint8Array;
}

/** A station's issuing authority under the root: ten years, signs cards' certificates and CRLs, no authority below it. */
export function makeIssuing(
  spki: Uint8Array,
  root: Above,
  { organisation, nowMs, random, station }: Making & { readonly station: string },
): Uint8Array {
  const subject = distinguishedName(['organization', organisation], ['commonName', `${organisation} Issuing, ${station}`]);
  const extensions = [
    basicConstraints(0),
    keyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
    subjectKeyIdentifier(spki),
    authorityKeyIdentifier(root.signer.spki),
  ];
  const notAfter = notPast(inYears(nowMs, ISSUING_YEARS), root.certificate);
  return buildCertificate(
    {
      serial: newSerial(random),
      issuer: subjectNameOf(root.certificate),
      subject,
      notBefore: wholeSeconds(nowMs),
      notAfter,
      spki,
      extensions,
    },
    root.signer,
  );
}

/** The content signer: signs CHUIDs, biometrics and security objects, and lasts as long as any 9E it signs for (spec piv, d). */
export function makeContentSigner(
  spki: Uint8Array,
  issuing: Above,
  { organisation, nowMs, random, policyOids }: Making & { readonly policyOids: PolicyOids },
): Uint8Array {
  const subject = distinguishedName(['organization', organisation], ['commonName', `${organisation} Content Signer`]);
  const extensions = [
    keyUsage(KeyUsageFlags.digitalSignature),
    extendedKeyUsage([pivContentSigning], true),
    policies([policyOids.contentSigning]),
    subjectKeyIdentifier(spki),
    authorityKeyIdentifier(issuing.signer.spki),
  ];
  const notAfter = notPast(inYears(nowMs, ISSUING_YEARS), issuing.certificate);
  return buildCertificate(
    {
      serial: newSerial(random),
      issuer: subjectNameOf(issuing.certificate),
      subject,
      notBefore: wholeSeconds(nowMs),
      notAfter,
      spki,
      extensions,
    },
    issuing.signer,
  );
}

function notPast(wanted: Date, issuer: Uint8Array): Date {
  const last = new Date(new X509Certificate(issuer).validTo);
  return wanted < last ? wanted : last;
}

/** The subject of a certificate, byte for byte as it stands there. */
export function subjectNameOf(certificate: Uint8Array): Name {
  return AsnConvert.parse(bytesOf(certificate), Certificate).tbsCertificate.subject;
}
