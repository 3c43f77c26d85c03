import type { Extension, Name } from '@peculiar/asn1-x509';
import { buildCertificate, newSerial, wholeSeconds } from './build-certificate.ts';
import type { IssueOrder } from './certificate-authority.ts';
import {
  alternativeNames,
  authorityKeyIdentifier,
  extendedKeyUsage,
  keyUsage,
  policies,
  publication,
  subjectKeyIdentifier,
} from './extensions.ts';
import { distinguishedName, emailName, fascNName, uuidName } from './names.ts';
import type { Signer } from './signer.ts';
import { type PolicyOids, slotProfiles } from './slot-profiles.ts';

export interface CardIssuer {
  readonly signer: Signer;
  readonly name: Name;
  readonly notAfterMs: number;
  readonly organisation: string;
  readonly policies: PolicyOids;
  /** http address under which CRL and issuer are published; without one the certificates name none. */
  readonly publicUrl?: string;
  readonly random: (length: number) => Uint8Array;
}

const CLOCKS_DIFFER_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/** The certificate of one key of a card, by its slot's profile. Never outlives card or issuer. */
export function cardCertificate(
  order: IssueOrder,
  issuer: CardIssuer,
  nowMs: number,
): { readonly der: Uint8Array; readonly serial: Uint8Array; readonly notBefore: Date; readonly notAfter: Date } {
  const serial = newSerial(issuer.random);
  const notBefore = wholeSeconds(nowMs - CLOCKS_DIFFER_MS);
  const lastDayMs = Date.parse(`${order.expiresOn}T00:00:00Z`) + DAY_MS - 1000;
  const notAfter = wholeSeconds(Math.min(lastDayMs, issuer.notAfterMs));
  const content = {
    serial,
    issuer: issuer.name,
    subject: subjectOf(order, issuer),
    notBefore,
    notAfter,
    spki: order.spki,
    extensions: extensionsOf(order, issuer),
  };
  return { der: buildCertificate(content, issuer.signer), serial, notBefore, notAfter };
}

/** 9E carries no person's name: the card's UUID stands in its place (FIPS 201-3 §4.2.2.2). */
function subjectOf({ slot, holder, cardUuid }: IssueOrder, { organisation }: CardIssuer): Name {
  if (!slotProfiles[slot].namesHolder) return distinguishedName(['organization', organisation], ['serialNumber', cardUuid]);
  return distinguishedName(['organization', organisation], ['commonName', holder.name], ['serialNumber', holder.number]);
}

function extensionsOf(order: IssueOrder, issuer: CardIssuer): Extension[] {
  const { slot, spki } = order;
  const profile = slotProfiles[slot];
  const names = [
    ...(profile.namesCard ? [...(order.fascN === undefined ? [] : [fascNName(order.fascN)]), uuidName(order.cardUuid)] : []),
    ...(profile.email ? [emailName(order.holder.email)] : []),
  ];
  return [
    keyUsage(profile.usage(isRsa(spki))),
    subjectKeyIdentifier(spki),
    authorityKeyIdentifier(issuer.signer.spki),
    ...(order.fascN === undefined ? [] : [policies([issuer.policies[profile.policy]])]),
    alternativeNames(names),
    ...(profile.extendedUsage === undefined ? [] : [extendedKeyUsage(profile.extendedUsage.oids, profile.extendedUsage.critical)]),
    ...(issuer.publicUrl === undefined ? [] : publication(issuer.publicUrl)),
  ];
}

/** rsaEncryption (1.2.840.113549.1.1.1) in DER, as it stands in a SubjectPublicKeyInfo. */
const RSA_OID = '2a864886f70d010101';

function isRsa(spki: Uint8Array): boolean {
  return Buffer.from(spki.subarray(0, 24)).toString('hex').includes(RSA_OID);
}
