import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificatePolicies,
  CRLDistributionPoints,
  type Extension,
  ExtendedKeyUsage,
  type GeneralName,
  KeyUsage,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import { fromHex, toHex } from '../../core/base/bytes.ts';
import { bytesOf } from './build-certificate.ts';

export interface Explained {
  readonly label: string;
  readonly value: string;
}

const usageWords: Readonly<Record<string, string>> = {
  digitalSignature: 'sign',
  nonRepudiation: 'sign with commitment',
  keyEncipherment: 'decipher keys',
  dataEncipherment: 'decipher data',
  keyAgreement: 'agree on keys',
  keyCertSign: 'sign certificates',
  crlSign: 'sign revocation lists',
};

const purposeWords: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'be a server',
  '1.3.6.1.5.5.7.3.2': 'sign in to servers',
  '1.3.6.1.4.1.311.20.2.2': 'sign in to computers',
  '1.3.6.1.5.5.7.3.4': 'protect e-mail',
  '1.3.6.1.5.5.7.3.9': 'answer for revocation',
  '2.16.840.1.101.3.6.7': 'sign the contents of PIV cards',
  '2.16.840.1.101.3.6.8': 'authenticate a PIV card',
};

const accessWords: Readonly<Record<string, string>> = { '1.3.6.1.5.5.7.48.1': 'status', '1.3.6.1.5.5.7.48.2': 'issuer' };

interface Explainer {
  readonly label: string;
  readonly words: (value: ArrayBuffer) => string;
  /** Added where the extension is critical: whoever does not understand it must not use the certificate. */
  readonly critical?: string;
}

const explainers: Readonly<Record<string, Explainer>> = {
  '2.5.29.15': {
    label: 'May be used to',
    words: (value) =>
      AsnConvert.parse(value, KeyUsage)
        .toJSON()
        .map((flag) => usageWords[flag] ?? flag)
        .join(', '),
    critical: ' (and nothing else)',
  },
  '2.5.29.37': {
    label: 'Purpose',
    words: (value) => [...AsnConvert.parse(value, ExtendedKeyUsage)].map((oid) => purposeWords[oid] ?? oid).join(', '),
    critical: ' (and nothing else)',
  },
  '2.5.29.32': {
    label: 'Policy',
    words: (value) => [...AsnConvert.parse(value, CertificatePolicies)].map((policy) => numbered(policy.policyIdentifier)).join(', '),
  },
  '2.5.29.17': { label: 'Also called', words: (value) => [...AsnConvert.parse(value, SubjectAlternativeName)].map(nameWords).join(', ') },
  '2.5.29.19': { label: 'Authority', words: authorityWords, critical: '' },
  '2.5.29.14': { label: 'Key identifier', words: (value) => hexOf(AsnConvert.parse(value, SubjectKeyIdentifier).buffer) },
  '2.5.29.35': {
    label: 'Key identifier of the issuer',
    words: (value) => hexOf(AsnConvert.parse(value, AuthorityKeyIdentifier).keyIdentifier?.buffer ?? new ArrayBuffer(0)),
  },
  '2.5.29.31': {
    label: 'Revocation list at',
    words: (value) =>
      [...AsnConvert.parse(value, CRLDistributionPoints)]
        .flatMap((point) => point.distributionPoint?.fullName ?? [])
        .map(nameWords)
        .join(', '),
  },
  '1.3.6.1.5.5.7.1.1': {
    label: 'To be asked at',
    words: (value) =>
      [...AsnConvert.parse(value, AuthorityInfoAccessSyntax)]
        .map(({ accessMethod, accessLocation }) => `${accessWords[accessMethod] ?? accessMethod}: ${nameWords(accessLocation)}`)
        .join(', '),
  },
};

/** The extensions of a certificate in words, each of them, in their order. Throws where it is no certificate. */
export function explainCertificate(der: Uint8Array): readonly Explained[] {
  const { extensions } = AsnConvert.parse(bytesOf(der), Certificate).tbsCertificate;
  return [...(extensions ?? [])].map(explain);
}

function explain({ extnID, extnValue, critical }: Extension): Explained {
  const explainer = explainers[extnID];
  if (explainer === undefined) {
    const value = `not known to this program (${extnValue.byteLength} bytes)`;
    return { label: `Extension ${extnID}`, value: critical ? `${value}, critical` : value };
  }
  const value = explainer.words(extnValue.buffer);
  return { label: explainer.label, value: critical ? `${value}${explainer.critical ?? ' (critical)'}` : value };
}

function authorityWords(value: ArrayBuffer): string {
  const { cA, pathLenConstraint } = AsnConvert.parse(value, BasicConstraints);
  if (!cA) return 'issues no certificates';
  if (pathLenConstraint === undefined) return 'issues certificates, also for other authorities';
  return pathLenConstraint === 0
    ? 'issues certificates, for no other authority'
    : `issues certificates, ${pathLenConstraint} authorities deep`;
}

/** The ASN.1 library writes arcs of more than 64 bits (UUIDs under 2.25) as the bytes of seven bits each that they are encoded in. */
function numbered(oid: string): string {
  return oid.replace(/\{([0-9a-f]+)\}/g, (_, hex: string) =>
    String(Array.from(fromHex(hex)).reduce((arc, seven) => (arc << 7n) | BigInt(seven), 0n)),
  );
}

function hexOf(bytes: ArrayBuffer): string {
  return toHex(new Uint8Array(bytes));
}

function nameWords(name: GeneralName): string {
  if (name.uniformResourceIdentifier !== undefined) return name.uniformResourceIdentifier;
  if (name.rfc822Name !== undefined) return name.rfc822Name;
  if (name.dNSName !== undefined) return name.dNSName;
  if (name.otherName?.typeId === '2.16.840.1.101.3.6.6')
    return `FASC-N ${hexOf(AsnConvert.parse(name.otherName.value, OctetString).buffer)}`;
  return 'another kind of name';
}
