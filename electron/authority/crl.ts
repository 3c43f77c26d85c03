import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  CertificateList,
  CRLNumber,
  CRLReason,
  Extension,
  KeyIdentifier,
  type Name,
  RevokedCertificate,
  TBSCertList,
  Time,
  Version,
} from '@peculiar/asn1-x509';
import { fromHex } from '../../core/base/bytes.ts';
import type { AuthorityRecord } from '../../core/records/authority-records.ts';
import { bytesOf, wholeSeconds } from './build-certificate.ts';
import { type RevocationReason, revocationReasons } from './certificate-authority.ts';
import { keyIdentifier } from './extensions.ts';
import type { Signer } from './signer.ts';

export interface CrlContent {
  readonly issuer: Name;
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly listed: readonly AuthorityRecord[];
}

/** A full CRL of version 2 (RFC 5280 §5): held certificates as certificateHold; released ones are simply not on it any more. */
export function buildCrl(content: CrlContent, signer: Signer): Uint8Array {
  const revoked = content.listed.map(entry);
  const toBeSigned = new TBSCertList({
    version: Version.v2,
    signature: signer.algorithm,
    issuer: content.issuer,
    thisUpdate: new Time(content.thisUpdate),
    nextUpdate: new Time(content.nextUpdate),
    ...(revoked.length === 0 ? {} : { revokedCertificates: revoked }),
    crlExtensions: [
      new Extension({
        extnID: '2.5.29.35',
        critical: false,
        extnValue: new OctetString(
          AsnConvert.serialize(new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(signer.spki)) })),
        ),
      }),
      new Extension({
        extnID: '2.5.29.20',
        critical: false,
        extnValue: new OctetString(AsnConvert.serialize(new CRLNumber(content.number))),
      }),
    ],
  });
  const signature = bytesOf(signer.sign(new Uint8Array(AsnConvert.serialize(toBeSigned))));
  return new Uint8Array(
    AsnConvert.serialize(new CertificateList({ tbsCertList: toBeSigned, signatureAlgorithm: signer.algorithm, signature })),
  );
}

function entry({ serialHex, reason, changedAt }: AuthorityRecord): RevokedCertificate {
  const code = revocationReasons[(reason ?? 'unspecified') as RevocationReason] ?? 0;
  const extensions =
    code === 0
      ? []
      : [new Extension({ extnID: '2.5.29.21', critical: false, extnValue: new OctetString(AsnConvert.serialize(new CRLReason(code))) })];
  return new RevokedCertificate({
    userCertificate: bytesOf(fromHex(serialHex)),
    revocationDate: new Time(wholeSeconds(Date.parse(changedAt ?? ''))),
    ...(extensions.length === 0 ? {} : { crlEntryExtensions: extensions }),
  });
}
