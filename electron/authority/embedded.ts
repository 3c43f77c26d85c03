import { X509Certificate } from 'node:crypto';
import type { Name } from '@peculiar/asn1-x509';
import { toHex } from '../../core/base/bytes.ts';
import type { AuthorityRecord, AuthorityRecords } from '../../core/records/authority-records.ts';
import { acceptedKey, fitsSlot } from './accepted-key.ts';
import { wholeSeconds } from './build-certificate.ts';
import { type CardIssuer, cardCertificate } from './card-certificate.ts';
import {
  AuthorityRefused,
  type CertificateAuthority,
  type CertificateStatus,
  type CurrentCrl,
  type IssuedCertificate,
  type IssueOrder,
  type RevocationReason,
  revocationReasons,
} from './certificate-authority.ts';
import { provesPossession } from './certification-request.ts';
import { buildCrl } from './crl.ts';
import { sha256 } from './signer.ts';

export interface EmbeddedParts {
  readonly records: AuthorityRecords;
  readonly issuer: CardIssuer & { readonly name: Name };
  readonly nowMs: () => number;
}

const CRL_DAYS = 7;
const DAY_MS = 86_400_000;

/** The certificate authority inside the station: keys, certificates and CRL of its own, no network. */
export function embeddedAuthority(parts: EmbeddedParts): CertificateAuthority {
  const at = (): string => new Date(parts.nowMs()).toISOString();
  const known = (serialHex: string): AuthorityRecord => {
    const record = parts.records.bySerial(serialHex);
    if (record === undefined) throw new AuthorityRefused('serial-unknown', `the authority never issued a certificate ${serialHex}`);
    return record;
  };
  const revoke = ({ serialHex, state }: AuthorityRecord, reason: string): void => {
    if (!Object.hasOwn(revocationReasons, reason) || reason === 'certificateHold')
      throw new AuthorityRefused('final', `expected a reason of RFC 5280 that is final, got ${reason}`);
    if (state !== 'revoked') parts.records.update(serialHex, { state: 'revoked', reason: reason as RevocationReason, changedAt: at() });
  };
  return {
    issueOnHold: async (order) => issue(order, parts),
    hold: async (serialHex) => {
      if (known(serialHex).state === 'valid')
        parts.records.update(serialHex, { state: 'on-hold', reason: 'certificateHold', changedAt: at() });
    },
    release: async (serialHex) => {
      const { state } = known(serialHex);
      if (state === 'revoked') throw new AuthorityRefused('final', `certificate ${serialHex} is revoked for good`);
      if (state === 'on-hold') parts.records.update(serialHex, { state: 'valid' });
    },
    revoke: async (serialHex, reason) => revoke(known(serialHex), reason),
    revokeOrder: async (orderId, reason) => {
      const record = parts.records.byOrder(orderId);
      if (record !== undefined) revoke(record, reason);
    },
    status: async (serialHex) => ({ state: statusOf(parts.records.bySerial(serialHex), parts.nowMs()) }),
    currentCrl: async () => crl(parts),
  };
}

function statusOf(record: AuthorityRecord | undefined, nowMs: number): CertificateStatus {
  if (record === undefined) return 'unknown';
  return record.state !== 'revoked' && Date.parse(record.notAfter) < nowMs ? 'expired' : record.state;
}

function issue(order: IssueOrder, { records, issuer, nowMs }: EmbeddedParts): IssuedCertificate {
  const spkiHash = toHex(sha256(order.spki));
  const earlier = records.byOrder(order.orderId);
  if (earlier !== undefined && earlier.spkiHash !== spkiHash)
    throw new AuthorityRefused('order-differs', `order ${order.orderId} was for another key`);
  const kind = acceptedKey(order.spki);
  if (kind === undefined || !fitsSlot(kind, order.slot))
    throw new AuthorityRefused('key-not-accepted', `certificates of slot ${order.slot} are not made for keys of that kind`);
  if (order.proof.kind === 'pkcs10' && !provesPossession(order.proof.der, order.spki))
    throw new AuthorityRefused('request-not-proved', 'the request is not signed by the key it is for');
  if (order.proof.kind === 'attested' && order.slot !== '9d')
    throw new AuthorityRefused('request-not-proved', `slot ${order.slot} has to sign its request itself`);
  if (earlier?.state === 'revoked') throw new AuthorityRefused('final', `what order ${order.orderId} gave is revoked for good`);
  if (earlier !== undefined) return again(earlier);
  const { der, serial, notBefore, notAfter } = cardCertificate(order, issuer, nowMs());
  if (notAfter <= notBefore) throw new AuthorityRefused('expired', 'the card or its issuer has expired');
  const serialHex = toHex(serial);
  records.insert({
    serialHex,
    orderId: order.orderId,
    spkiHash,
    der,
    notAfter: notAfter.toISOString(),
    state: 'on-hold',
    reason: 'certificateHold',
    changedAt: new Date(nowMs()).toISOString(),
  });
  return { der, serialHex, notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
}

function again({ der, serialHex, notAfter }: AuthorityRecord): IssuedCertificate {
  return { der, serialHex, notBefore: new Date(new X509Certificate(der).validFrom).toISOString(), notAfter };
}

function crl({ records, issuer, nowMs }: EmbeddedParts): CurrentCrl {
  const thisUpdate = wholeSeconds(nowMs());
  const nextUpdate = new Date(thisUpdate.getTime() + CRL_DAYS * DAY_MS);
  // One that has expired stays on the list that comes next after its end (RFC 5280 §3.3); lists come at least every seven days.
  const listed = records.listed().filter((record) => Date.parse(record.notAfter) + CRL_DAYS * DAY_MS >= thisUpdate.getTime());
  const number = records.nextCrlNumber();
  const der = buildCrl({ issuer: issuer.name, number, thisUpdate, nextUpdate, listed }, issuer.signer);
  return { der, number, thisUpdate: thisUpdate.toISOString(), nextUpdate: nextUpdate.toISOString(), entries: listed.length };
}
