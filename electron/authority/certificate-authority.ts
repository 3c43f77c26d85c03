import type { CardSlot } from '../../core/records/card-profile.ts';
import type { PossessionProof } from '../desk/issue/ports.ts';

/** RFC 5280 §5.3.1. `certificateHold` is what `hold` says; it is not asked for by `revoke`. */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  privilegeWithdrawn: 9,
} as const;
export type RevocationReason = keyof typeof revocationReasons;

/** One certificate for one key of one card. */
export interface IssueOrder {
  /** The same id with the same key gives the same certificate again; with another key it is refused. */
  readonly orderId: string;
  readonly slot: CardSlot;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly proof: PossessionProof;
  readonly holder: { readonly name: string; readonly email: string; readonly number: string };
  readonly cardUuid: string;
  /** 25 bytes. A virtual smart card has none: its certificates name no FASC-N and claim no policy, since its keys may lie in software. */
  readonly fascN?: Uint8Array;
  /** Last day of the card, YYYY-MM-DD; no certificate lasts longer. */
  readonly expiresOn: string;
}

export interface IssuedCertificate {
  readonly der: Uint8Array;
  readonly serialHex: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
}

export type CertificateStatus = 'valid' | 'on-hold' | 'revoked' | 'expired' | 'unknown';

export interface CurrentCrl {
  readonly der: Uint8Array;
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly thisUpdate: string;
  readonly nextUpdate: string;
  /** Certificates on it. */
  readonly entries: number;
}

/**
 * What a certificate authority can do for a station. Serials as lower-case hex. Throws AuthorityRefused where it will not,
 * AuthorityAway where it cannot be reached. Hold, release and revoke may be said twice.
 */
export interface CertificateAuthority {
  /** Issues on hold: no certificate is valid before its card is handed over. */
  readonly issueOnHold: (order: IssueOrder) => Promise<IssuedCertificate>;
  readonly hold: (serialHex: string) => Promise<void>;
  readonly release: (serialHex: string) => Promise<void>;
  readonly revoke: (serialHex: string, reason: string) => Promise<void>;
  /** Revokes what that order gave, where it gave anything: for an order whose answer was lost. */
  readonly revokeOrder: (orderId: string, reason: string) => Promise<void>;
  readonly status: (serialHex: string) => Promise<{ readonly state: CertificateStatus }>;
  readonly currentCrl: () => Promise<CurrentCrl>;
}

export type RefusalOfAuthority = 'request-not-proved' | 'key-not-accepted' | 'order-differs' | 'serial-unknown' | 'final' | 'expired';

/** The authority said no, and why. */
export class AuthorityRefused extends Error {
  override readonly name = 'AuthorityRefused';
  readonly reason: RefusalOfAuthority;
  constructor(reason: RefusalOfAuthority, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** The authority cannot be reached now; what was to be told it waits. */
export class AuthorityAway extends Error {
  override readonly name = 'AuthorityAway';
}
