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
  /** What the profile says of itself on screen and report (PRODUCT: never FIPS 201, no escrow). */
  readonly claims: string;
}

const claims = 'PIV-I-shaped: agency 9999 FASC-N and UUID, keys made on the chip, no escrow of the encryption key.';

const rsaClaims = `${claims} RSA-2048 may be used to the end of 2030 (SP 800-78-5).`;
const keptClaims = 'The supplier’s management key is kept, for cards that cannot have their own: whoever knows it can rewrite this card.';

const p256 = { '9a': 'p256', '9c': 'p256', '9d': 'p256', '9e': 'p256' } as const;
const rsa2048 = { '9a': 'rsa2048', '9c': 'rsa2048', '9d': 'rsa2048', '9e': 'rsa2048' } as const;
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
];

export function cardProfileById(id: string): CardProfile | undefined {
  return cardProfiles.find((profile) => profile.id === id);
}
