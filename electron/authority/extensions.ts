import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AccessDescription,
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CertificatePolicies,
  CRLDistributionPoints,
  DistributionPoint,
  DistributionPointName,
  ExtendedKeyUsage,
  Extension,
  type GeneralName,
  GeneralName as GeneralNameClass,
  KeyIdentifier,
  KeyUsage,
  PolicyInformation,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import { createHash } from 'node:crypto';

/** One extension: its value in DER. */
function extension(extnID: string, critical: boolean, value: unknown): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

/** Key identifier by RFC 7093 §2 method 1: the first 160 bits of SHA-256 over the whole SubjectPublicKeyInfo. */
export function keyIdentifier(spki: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(spki).digest()).slice(0, 20);
}

export function keyUsage(flags: number): Extension {
  return extension('2.5.29.15', true, new KeyUsage(flags));
}

export function basicConstraints(pathLength?: number): Extension {
  return extension(
    '2.5.29.19',
    true,
    new BasicConstraints({ cA: true, ...(pathLength === undefined ? {} : { pathLenConstraint: pathLength }) }),
  );
}

export function subjectKeyIdentifier(spki: Uint8Array): Extension {
  return extension('2.5.29.14', false, new SubjectKeyIdentifier(keyIdentifier(spki)));
}

export function authorityKeyIdentifier(issuerSpki: Uint8Array): Extension {
  return extension('2.5.29.35', false, new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(issuerSpki)) }));
}

export function extendedKeyUsage(oids: readonly string[], critical: boolean): Extension {
  return extension('2.5.29.37', critical, new ExtendedKeyUsage([...oids]));
}

export function policies(oids: readonly string[]): Extension {
  return extension(
    '2.5.29.32',
    false,
    new CertificatePolicies(oids.map((policyIdentifier) => new PolicyInformation({ policyIdentifier }))),
  );
}

export function alternativeNames(names: readonly GeneralName[]): Extension {
  return extension('2.5.29.17', false, new SubjectAlternativeName([...names]));
}

/** Where relying parties find the CRL and the issuer: only where the organisation publishes them. */
export function publication(baseUrl: string): readonly Extension[] {
  const at = (path: string) => new GeneralNameClass({ uniformResourceIdentifier: `${baseUrl}/${path}` });
  const point = new DistributionPoint({ distributionPoint: new DistributionPointName({ fullName: [at('issuing.crl')] }) });
  const access = (accessMethod: string, path: string) => new AccessDescription({ accessMethod, accessLocation: at(path) });
  return [
    extension('2.5.29.31', false, new CRLDistributionPoints([point])),
    extension(
      '1.3.6.1.5.5.7.1.1',
      false,
      new AuthorityInfoAccessSyntax([access('1.3.6.1.5.5.7.48.1', 'ocsp'), access('1.3.6.1.5.5.7.48.2', 'issuing.p7c')]),
    ),
  ];
}
