import { X509Certificate } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { CertificateChoices, CertificateSet, CMSVersion, ContentInfo, EncapsulatedContentInfo, SignedData } from '@peculiar/asn1-cms';
import { Certificate, CertificateList, CRLReason, type CRLReasons, SubjectKeyIdentifier } from '@peculiar/asn1-x509';
import { verifySignature } from './verify-signature.ts';

const SUBJECT_KEY = '2.5.29.14';
const CRL_NUMBER = '2.5.29.20';
const CRL_REASON = '2.5.29.21';

export class NotSigned extends Error {
  override readonly name = 'NotSigned';
}

export interface ReadCertificate {
  readonly der: Uint8Array;
  readonly asn: Certificate;
  readonly node: X509Certificate;
  /** Hex of the subject key identifier; '' where it has none. */
  readonly keyId: string;
  /** Hex, without leading zeros. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Throws where the bytes are no certificate. */
export function readCertificate(der: Uint8Array): ReadCertificate {
  const asn = AsnConvert.parse(exact(der), Certificate);
  const extension = asn.tbsCertificate.extensions?.find(({ extnID }) => extnID === SUBJECT_KEY);
  const keyId = extension === undefined ? '' : hex(AsnConvert.parse(extension.extnValue, SubjectKeyIdentifier).buffer);
  const { serialNumber, validity } = asn.tbsCertificate;
  return {
    der,
    asn,
    node: new X509Certificate(der),
    keyId,
    serial: serialOf(serialNumber),
    notBefore: validity.notBefore.getTime(),
    notAfter: validity.notAfter.getTime(),
  };
}

export interface Listed {
  readonly revokedAt: Date;
  readonly reason: CRLReasons | undefined;
}

export interface ReadCrl {
  readonly number: bigint;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** By serial in hex. */
  readonly listed: ReadonlyMap<string, Listed>;
}

/** A CRL that the authority has signed. Throws NotSigned where it has not, and where the bytes are no CRL. */
export function readCrl(der: Uint8Array, issuer: ReadCertificate): ReadCrl {
  const { tbsCertList, tbsCertListRaw, signature, signatureAlgorithm } = AsnConvert.parse(exact(der), CertificateList);
  const signed = tbsCertListRaw === undefined ? AsnConvert.serialize(tbsCertList) : tbsCertListRaw;
  const parts = { signed: new Uint8Array(signed), signature: new Uint8Array(signature), algorithm: signatureAlgorithm.algorithm };
  if (!verifySignature(parts, issuer.node.publicKey)) throw new NotSigned('the CRL is not signed by this authority');
  // A delta or a part of a list is signed by it as well; taken for the whole, it would make what it leaves out good again.
  if (tbsCertList.crlExtensions?.some(({ critical }) => critical) === true) throw new RangeError('the CRL is not the whole list');
  const number = tbsCertList.crlExtensions?.find(({ extnID }) => extnID === CRL_NUMBER);
  return {
    number: number === undefined ? 0n : bigOf(new Uint8Array(new Uint8Array(number.extnValue.buffer).subarray(2))),
    thisUpdate: tbsCertList.thisUpdate.getTime(),
    nextUpdate: tbsCertList.nextUpdate?.getTime(),
    listed: new Map((tbsCertList.revokedCertificates ?? []).map((entry) => [serialOf(entry.userCertificate), listedOf(entry)])),
  };
}

type Entry = NonNullable<CertificateList['tbsCertList']['revokedCertificates']>[number];

function listedOf({ revocationDate, crlEntryExtensions }: Entry): Listed {
  const reason = crlEntryExtensions?.find(({ extnID }) => extnID === CRL_REASON);
  return {
    revokedAt: revocationDate.getTime(),
    reason: reason === undefined ? undefined : AsnConvert.parse(reason.extnValue, CRLReason).reason,
  };
}

/** A certificate as the certs-only message that caIssuers of AIA leads to (RFC 5280 §4.2.2.1; RFC 5652 §5.1 without signers); DER. */
export function certificatesOnly(der: Uint8Array): Uint8Array {
  const certificate = AsnConvert.parse(exact(der), Certificate);
  const data = new SignedData({
    version: CMSVersion.v1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    certificates: new CertificateSet([new CertificateChoices({ certificate })]),
  });
  return new Uint8Array(
    AsnConvert.serialize(new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: AsnConvert.serialize(data) })),
  );
}

/** An OCTET STRING as the ASN.1 library wants it. */
export function octets(bytes: Uint8Array): OctetString {
  return new OctetString(exact(bytes));
}

/** A buffer of exactly these bytes. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

export function serialOf(serial: ArrayBuffer): string {
  return hex(serial).replace(/^(?:00)+(?=.)/, '');
}

function hex(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex');
}

function bigOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
