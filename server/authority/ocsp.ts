import { createHash, sign } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicOCSPResponse,
  type CertID,
  CertStatus,
  KeyHash,
  OCSPRequest,
  OCSPResponse,
  OCSPResponseStatus,
  ResponderID,
  ResponseBytes,
  ResponseData,
  RevokedInfo,
  SingleResponse,
} from '@peculiar/asn1-ocsp';
import { AlgorithmIdentifier, Certificate, CRLReason, type Extension } from '@peculiar/asn1-x509';
import type { ServerKeys } from '../facts/server-keys.ts';
import { exact, octets, type ReadCertificate, type ReadCrl, serialOf } from './x509.ts';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const NONCE = '1.3.6.1.5.5.7.48.1.2';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const hashNames: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
};
/** Longer than any nonce that RFC 9654 §2.1 allows is no request of a client. */
const LONGEST_NONCE = 130;

export interface OcspParts {
  readonly issuer: ReadCertificate;
  readonly crl: ReadCrl;
  readonly responder: Uint8Array;
  readonly key: ServerKeys['ocsp'];
  /** Was this certificate issued, as far as we were told? By serial in hex. */
  readonly isKnown: (serial: string) => boolean;
  readonly now: Date;
}

/** The serials that a request asks about, in hex. Throws where the bytes are no request. */
export function askedSerials(request: Uint8Array): readonly string[] {
  return AsnConvert.parse(exact(request), OCSPRequest).tbsRequest.requestList.map(({ reqCert }) => serialOf(reqCert.serialNumber));
}

/** A signed answer (RFC 6960 §4.2): good for what was issued and is on no CRL, revoked as the newest CRL says, else unknown. */
export function answerOcsp(request: Uint8Array, parts: OcspParts): Uint8Array {
  const { tbsRequest } = AsnConvert.parse(exact(request), OCSPRequest);
  const nonce = tbsRequest.requestExtensions?.filter(
    ({ extnID, extnValue }) => extnID === NONCE && extnValue.buffer.byteLength <= LONGEST_NONCE,
  );
  const responses = tbsRequest.requestList.map(({ reqCert }) => single(reqCert, parts));
  return signed(responses, nonce ?? [], parts);
}

/** Answers that say nothing of any certificate and are not signed (RFC 6960 §2.3). */
export type Unanswered = 'malformedRequest' | 'tryLater' | 'unauthorized';

export function unanswered(status: Unanswered): Uint8Array {
  return new Uint8Array(AsnConvert.serialize(new OCSPResponse({ responseStatus: OCSPResponseStatus[status] })));
}

function single(asked: CertID, { issuer, crl, isKnown }: OcspParts): SingleResponse {
  return new SingleResponse({
    certID: asked,
    certStatus: isOurs(asked, issuer) ? statusOf(serialOf(asked.serialNumber), { crl, isKnown }) : new CertStatus({ unknown: null }),
    thisUpdate: crl.thisUpdate,
    ...(crl.nextUpdate === undefined ? {} : { nextUpdate: crl.nextUpdate }),
  });
}

/** Are name and key those of this authority, under the hash that the client chose? */
function isOurs({ hashAlgorithm, issuerNameHash, issuerKeyHash }: CertID, { asn }: ReadCertificate): boolean {
  const name = hashNames[hashAlgorithm.algorithm];
  if (name === undefined) return false;
  const digest = (bytes: ArrayBuffer): Buffer => createHash(name).update(new Uint8Array(bytes)).digest();
  const { subject, subjectPublicKeyInfo } = asn.tbsCertificate;
  return (
    digest(AsnConvert.serialize(subject)).equals(Buffer.from(issuerNameHash.buffer)) &&
    digest(subjectPublicKeyInfo.subjectPublicKey).equals(Buffer.from(issuerKeyHash.buffer))
  );
}

function statusOf(serial: string, { crl, isKnown }: Pick<OcspParts, 'crl' | 'isKnown'>): CertStatus {
  const listed = crl.listed.get(serial);
  if (listed !== undefined) {
    const reason = listed.reason === undefined ? {} : { revocationReason: new CRLReason(listed.reason) };
    return new CertStatus({ revoked: new RevokedInfo({ revocationTime: listed.revokedAt, ...reason }) });
  }
  return isKnown(serial) ? new CertStatus({ good: null }) : new CertStatus({ unknown: null });
}

function signed(responses: SingleResponse[], extensions: readonly Extension[], { responder, key, now }: OcspParts): Uint8Array {
  const certificate = AsnConvert.parse(exact(responder), Certificate);
  const keyHash = createHash('sha1').update(new Uint8Array(certificate.tbsCertificate.subjectPublicKeyInfo.subjectPublicKey)).digest();
  const tbsResponseData = new ResponseData({
    responderID: new ResponderID({ byKey: new KeyHash(exact(keyHash)) }),
    producedAt: new Date(Math.floor(now.getTime() / 1000) * 1000),
    responses,
    ...(extensions.length === 0 ? {} : { responseExtensions: [...extensions] }),
  });
  const basic = new BasicOCSPResponse({
    tbsResponseData,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithm: ECDSA_SHA256 }),
    signature: exact(sign('sha256', new Uint8Array(AsnConvert.serialize(tbsResponseData)), key.privateKey)),
    certs: [certificate],
  });
  const response = new ResponseBytes({ responseType: BASIC, response: octets(new Uint8Array(AsnConvert.serialize(basic))) });
  return new Uint8Array(AsnConvert.serialize(new OCSPResponse({ responseStatus: OCSPResponseStatus.successful, responseBytes: response })));
}
