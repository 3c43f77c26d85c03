import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  Attribute,
  CertificateChoices,
  CertificateSet,
  CMSVersion,
  ContentInfo,
  DigestAlgorithmIdentifiers,
  EncapsulatedContent,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  SignerIdentifier,
  SignerInfo,
  SignerInfos,
} from '@peculiar/asn1-cms';
import { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509';
import { createHash } from 'node:crypto';
import { bytesOf } from './build-certificate.ts';
import type { Signer } from './signer.ts';

export interface ContentSigner {
  readonly signer: Signer;
  /** DER. */
  readonly certificate: Uint8Array;
}

export interface SignedContent {
  readonly contentType: string;
  readonly content: Uint8Array;
  /** The content travels inside (security object) or apart (CHUID, biometrics). */
  readonly detached: boolean;
  readonly includeCertificate: boolean;
  /** pivSigner-DN (FIPS 201-3 §4.2.1): the signer's subject name. */
  readonly signerName: boolean;
  /** Further signed attributes: object identifier and DER value. */
  readonly attributes?: readonly (readonly [oid: string, der: Uint8Array])[];
}

const digestOids = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2' } as const;
const contentTypeOid = '1.2.840.113549.1.9.3';
const messageDigestOid = '1.2.840.113549.1.9.4';
const pivSignerDnOid = '2.16.840.1.101.3.6.5';
const signedDataOid = '1.2.840.113549.1.7.2';

/** CMS SignedData by the content signer (RFC 5652 §5); DER of the ContentInfo. */
export function signedData(signed: SignedContent, by: ContentSigner): Uint8Array {
  const certificate = AsnConvert.parse(bytesOf(by.certificate), Certificate);
  const digest = new AlgorithmIdentifier({ algorithm: digestOids[by.signer.digest] });
  const attributes = signedAttributes(signed, by, certificate);
  const info = new SignerInfo({
    version: CMSVersion.v1,
    sid: new SignerIdentifier({
      issuerAndSerialNumber: new IssuerAndSerialNumber({
        issuer: certificate.tbsCertificate.issuer,
        serialNumber: certificate.tbsCertificate.serialNumber,
      }),
    }),
    digestAlgorithm: digest,
    signedAttrs: attributes,
    signatureAlgorithm: by.signer.algorithm,
    signature: new OctetString(by.signer.sign(setOf(attributes))),
  });
  const data = new SignedData({
    version: signed.contentType === '1.2.840.113549.1.7.1' ? CMSVersion.v1 : CMSVersion.v3,
    digestAlgorithms: new DigestAlgorithmIdentifiers([digest]),
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: signed.contentType,
      ...(signed.detached ? {} : { eContent: new EncapsulatedContent({ single: new OctetString(signed.content) }) }),
    }),
    ...(signed.includeCertificate ? { certificates: new CertificateSet([new CertificateChoices({ certificate })]) } : {}),
    signerInfos: new SignerInfos([info]),
  });
  return new Uint8Array(AsnConvert.serialize(new ContentInfo({ contentType: signedDataOid, content: AsnConvert.serialize(data) })));
}

function signedAttributes(
  { contentType, content, signerName, attributes = [] }: SignedContent,
  { signer }: ContentSigner,
  certificate: Certificate,
): Attribute[] {
  const messageDigest = new Uint8Array(createHash(signer.digest).update(content).digest());
  const all: (readonly [string, ArrayBuffer])[] = [
    [contentTypeOid, objectIdentifier(contentType)],
    [messageDigestOid, AsnConvert.serialize(new OctetString(messageDigest))],
    ...(signerName ? [[pivSignerDnOid, AsnConvert.serialize(certificate.tbsCertificate.subject)] as const] : []),
    ...attributes.map(([oid, der]) => [oid, bytesOf(der)] as const),
  ];
  const made = all.map(([attrType, value]) => new Attribute({ attrType, attrValues: [value] }));
  return made.sort((left, right) => compare(new Uint8Array(AsnConvert.serialize(left)), new Uint8Array(AsnConvert.serialize(right))));
}

/** What is signed: the attributes as a SET OF in DER, not with their implicit tag (RFC 5652 §5.4). */
function setOf(attributes: readonly Attribute[]): Uint8Array {
  const members = Buffer.concat(attributes.map((attribute) => Buffer.from(AsnConvert.serialize(attribute))));
  const length =
    members.length < 0x80
      ? [members.length]
      : members.length < 0x100
        ? [0x81, members.length]
        : [0x82, members.length >> 8, members.length & 0xff];
  return new Uint8Array(Buffer.concat([Buffer.from([0x31, ...length]), members]));
}

/** DER orders the members of a SET OF by their bytes (X.690 §11.6). */
function compare(left: Uint8Array, right: Uint8Array): number {
  return Buffer.compare(left, right);
}

function objectIdentifier(oid: string): ArrayBuffer {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    return digits;
  });
  return bytesOf(Uint8Array.from([0x06, bytes.length, ...bytes]));
}
