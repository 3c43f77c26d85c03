import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Certificate, CertificatePolicies, type Extension, ExtendedKeyUsage, KeyUsage, SubjectAlternativeName } from '@peculiar/asn1-x509';
import { toHex } from '../../core/base/bytes.ts';
import { bytesOf } from './build-certificate.ts';

export interface Explained {
  readonly label: string;
  readonly value: string;
}

const usageWords: Readonly<Record<string, string>> = {
  digitalSignature: 'sign',
  nonRepudiation: 'sign with commitment',
  keyEncipherment: 'decipher keys',
  keyAgreement: 'agree on keys',
  keyCertSign: 'sign certificates',
  crlSign: 'sign revocation lists',
};

const purposeWords: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.2': 'sign in to servers',
  '1.3.6.1.4.1.311.20.2.2': 'sign in to computers',
  '1.3.6.1.5.5.7.3.4': 'protect e-mail',
  '2.16.840.1.101.3.6.7': 'sign the contents of PIV cards',
  '2.16.840.1.101.3.6.8': 'authenticate a PIV card',
};

const explainers: Readonly<Record<string, { readonly label: string; readonly words: (value: ArrayBuffer) => string }>> = {
  '2.5.29.15': {
    label: 'May be used to',
    words: (value) =>
      AsnConvert.parse(value, KeyUsage)
        .toJSON()
        .map((flag) => usageWords[flag] ?? flag)
        .join(', '),
  },
  '2.5.29.37': {
    label: 'Purpose',
    words: (value) => [...AsnConvert.parse(value, ExtendedKeyUsage)].map((oid) => purposeWords[oid] ?? oid).join(', '),
  },
  '2.5.29.32': {
    label: 'Policy',
    words: (value) => [...AsnConvert.parse(value, CertificatePolicies)].map((policy) => policy.policyIdentifier).join(', '),
  },
  '2.5.29.17': { label: 'Also called', words: alternativeNames },
};

/** The extensions of a certificate in words. Throws where it is no certificate. */
export function explainCertificate(der: Uint8Array): readonly Explained[] {
  const { extensions } = AsnConvert.parse(bytesOf(der), Certificate).tbsCertificate;
  return [...(extensions ?? [])].flatMap(explain);
}

function explain({ extnID, extnValue, critical }: Extension): readonly Explained[] {
  const explainer = explainers[extnID];
  if (explainer === undefined) return [];
  const value = explainer.words(extnValue.buffer);
  return [{ label: explainer.label, value: critical ? `${value} (and nothing else)` : value }];
}

function alternativeNames(value: ArrayBuffer): string {
  return [...AsnConvert.parse(value, SubjectAlternativeName)]
    .map((name) => {
      if (name.uniformResourceIdentifier !== undefined) return name.uniformResourceIdentifier;
      if (name.rfc822Name !== undefined) return name.rfc822Name;
      if (name.otherName?.typeId === '2.16.840.1.101.3.6.6')
        return `FASC-N ${toHex(new Uint8Array(AsnConvert.parse(name.otherName.value, OctetString).buffer))}`;
      return 'another kind of name';
    })
    .join(', ');
}
