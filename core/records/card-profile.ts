import type { KeyKind } from './key-kind.ts';

/** The four PIV keys that every shipped profile makes on the chip (SP 800-73-5 part 1 §3.1–3.2). */
export type CardSlot = '9a' | '9c' | '9d' | '9e';

export interface CardProfile {
  readonly id: string;
  readonly name: string;
  readonly keys: Readonly<Record<CardSlot, KeyKind>>;
  /** Years from issue to expiry; a PIV card lives at most six (FIPS 201-3 §2.9). */
  readonly validYears: number;
  readonly pinTries: number;
  readonly pukTries: number;
  /** Supplier's management key kept: only where this says so may a card without a changeable key be issued. */
  readonly supplierKeyKept: boolean;
  /** Only cards whose maker is proved may have it: attested up to a root that the organisation trusts. */
  readonly attestationDemanded?: true;
  /** What the profile says of itself on screen and report (PRODUCT: never FIPS 201, no escrow). */
  readonly claims: string;
}

const claims = 'PIV-I-shaped: agency 9999 FASC-N and UUID, keys made on the chip, no escrow of the encryption key.';

const rsaClaims = `${claims} RSA-2048 may be used to the end of 2030 (SP 800-78-5).`;
const keptClaims = 'The supplier’s management key is kept, for cards that cannot have their own: whoever knows it can rewrite this card.';

const yubicoClaims = (keys: string): string => `${claims} ${keys}: Yubico’s own, not of PIV (SP 800-78-5); only cards that offer them.`;

const p256 = { '9a': 'p256', '9c': 'p256', '9d': 'p256', '9e': 'p256' } as const;
const rsa2048 = { '9a': 'rsa2048', '9c': 'rsa2048', '9d': 'rsa2048', '9e': 'rsa2048' } as const;
const p384 = { '9a': 'p384', '9c': 'p384', '9d': 'p384', '9e': 'p384' } as const;
const rsa3072 = { '9a': 'rsa3072', '9c': 'rsa3072', '9d': 'rsa3072', '9e': 'rsa3072' } as const;
const rsa4096 = { '9a': 'rsa4096', '9c': 'rsa4096', '9d': 'rsa4096', '9e': 'rsa4096' } as const;
/** An Ed25519 key signs and nothing else, so the key for encryption is of its sister curve. */
const curve25519 = { '9a': 'ed25519', '9c': 'ed25519', '9d': 'x25519', '9e': 'ed25519' } as const;
const tries = { pinTries: 5, pukTries: 5 } as const;

export const cardProfiles: readonly CardProfile[] = [
  { id: 'employee-p256', name: 'Employee card, P-256', keys: p256, validYears: 5, ...tries, supplierKeyKept: false, claims },
  {
    id: 'employee-rsa2048',
    name: 'Employee card, RSA-2048',
    keys: rsa2048,
    validYears: 4,
    ...tries,
    supplierKeyKept: false,
    claims: rsaClaims,
  },
  {
    id: 'employee-p256-supplier-key',
    name: 'Employee card, P-256, supplier’s key kept',
    keys: p256,
    validYears: 5,
    ...tries,
    supplierKeyKept: true,
    claims: `${claims} ${keptClaims}`,
  },
  {
    id: 'employee-rsa2048-supplier-key',
    name: 'Employee card, RSA-2048, supplier’s key kept',
    keys: rsa2048,
    validYears: 4,
    ...tries,
    supplierKeyKept: true,
    claims: `${rsaClaims} ${keptClaims}`,
  },
  { id: 'employee-p384', name: 'Employee card, P-384', keys: p384, validYears: 5, ...tries, supplierKeyKept: false, claims },
  {
    id: 'employee-p384-supplier-key',
    name: 'Employee card, P-384, supplier’s key kept',
    keys: p384,
    validYears: 5,
    ...tries,
    supplierKeyKept: true,
    claims: `${claims} ${keptClaims}`,
  },
  { id: 'employee-rsa3072', name: 'Employee card, RSA-3072', keys: rsa3072, validYears: 5, ...tries, supplierKeyKept: false, claims },
  {
    id: 'employee-rsa3072-supplier-key',
    name: 'Employee card, RSA-3072, supplier’s key kept',
    keys: rsa3072,
    validYears: 5,
    ...tries,
    supplierKeyKept: true,
    claims: `${claims} ${keptClaims}`,
  },
  // Cards with these can always have a management key of their own, so no profile needs to keep the supplier's.
  {
    id: 'employee-rsa4096',
    name: 'Employee card, RSA-4096 (Yubico)',
    keys: rsa4096,
    validYears: 5,
    ...tries,
    supplierKeyKept: false,
    claims: yubicoClaims('RSA-4096'),
  },
  {
    id: 'employee-ed25519',
    name: 'Employee card, Ed25519 and X25519 (Yubico)',
    keys: curve25519,
    validYears: 5,
    ...tries,
    supplierKeyKept: false,
    claims: yubicoClaims('Ed25519 and X25519'),
  },
  {
    id: 'employee-p256-attested',
    name: 'Employee card, P-256, attested',
    keys: p256,
    validYears: 5,
    ...tries,
    supplierKeyKept: false,
    attestationDemanded: true,
    claims: `${claims} Only cards of makers that this organisation trusts: each key is attested by the card, up to the maker’s root.`,
  },
];

export function cardProfileById(id: string): CardProfile | undefined {
  return cardProfiles.find((profile) => profile.id === id);
}
