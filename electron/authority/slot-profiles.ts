import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { CardSlot } from '../../core/records/card-profile.ts';

/** Policies are the organisation's own object identifiers and so a setting; a test card's are never the federal ones. */
export interface PolicyOids {
  readonly hardware: string;
  readonly cardAuthentication: string;
  readonly contentSigning: string;
}

interface SlotProfile {
  readonly usage: (rsa: boolean) => number;
  readonly extendedUsage: { readonly oids: readonly string[]; readonly critical: boolean } | undefined;
  readonly policy: keyof PolicyOids;
  /** Names the holder; 9E names the card alone. */
  readonly namesHolder: boolean;
  /** FASC-N and UUID among the alternative names. */
  readonly namesCard: boolean;
  readonly email: boolean;
}

const clientAuthentication = '1.3.6.1.5.5.7.3.2';
const smartCardLogon = '1.3.6.1.4.1.311.20.2.2';
const emailProtection = '1.3.6.1.5.5.7.3.4';
/** id-PIV-cardAuth (FIPS 201-3 §4.2.2.2). */
const pivCardAuthentication = '2.16.840.1.101.3.6.8';
/** id-PIV-content-signing (FIPS 201-3 §4.2.1). */
export const pivContentSigning = '2.16.840.1.101.3.6.7';

/** Certificates per slot, shaped as PIV-I (spec piv, d). */
export const slotProfiles: Readonly<Record<CardSlot, SlotProfile>> = {
  '9a': {
    usage: () => KeyUsageFlags.digitalSignature,
    extendedUsage: { oids: [clientAuthentication, smartCardLogon], critical: false },
    policy: 'hardware',
    namesHolder: true,
    namesCard: true,
    email: false,
  },
  '9c': {
    usage: () => KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
    extendedUsage: { oids: [emailProtection], critical: false },
    policy: 'hardware',
    namesHolder: true,
    namesCard: false,
    email: true,
  },
  '9d': {
    usage: (rsa) => (rsa ? KeyUsageFlags.keyEncipherment : KeyUsageFlags.keyAgreement),
    extendedUsage: { oids: [emailProtection], critical: false },
    policy: 'hardware',
    namesHolder: true,
    namesCard: false,
    email: true,
  },
  '9e': {
    usage: () => KeyUsageFlags.digitalSignature,
    extendedUsage: { oids: [pivCardAuthentication], critical: true },
    policy: 'cardAuthentication',
    namesHolder: false,
    namesCard: true,
    email: false,
  },
};
