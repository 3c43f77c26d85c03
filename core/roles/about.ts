import type { CredentialRole } from './role-names.ts';

/** Roles that must never be without an active holder (PRODUCT, decision 2). */
export type KeptRole = 'Operator' | 'Approver' | 'Administrator' | 'Registry operator';

/**
 * What an action is about, as far as `decide` must know it. The caller loads these facts; one that a rule needs and does not find
 * is a refusal, never an allowance.
 */
export interface About {
  /** Home service point of the record, or the point that the action is for. */
  readonly servicePointId?: string;
  /** For row 5 when the home service point changes: the new one. */
  readonly newServicePointId?: string;
  /** Whose things these are: for self-service rows. */
  readonly ownerId?: string;
  /** For deciding a request: who asked. */
  readonly requesterId?: string;
  /** Is the approval option of this row on? */
  readonly approvalOn?: boolean;
  /** The person whose roles, state or membership change. */
  readonly targetPersonId?: string;
  /** Rows 4–10: what the target is now at that service point. */
  readonly targetRole?: 'operator' | 'servicePointAdmin' | 'servicePointUser' | 'none';
  /** Row 3 against row 8: does the target belong to a service point already? */
  readonly targetBelongsElsewhere?: boolean;
  /** Roles whose last active holder the target is, where the action would take them away. */
  readonly lastHolderOf?: readonly KeptRole[];
  /** Roles that the action gives or takes: rows 8 and 25, and house row appoint. */
  readonly changesRoles?: readonly CredentialRole[];
  /** Rows 18, 20 and 21: whether the service point is enabled, and whether people may write RAiDs at its desk. */
  readonly servicePointEnabled?: boolean;
  readonly deskWrites?: boolean;
  /** Row 18: the role that the key is to hold. */
  readonly keyRole?: 'service-point-user' | 'service-point-admin';
}
