import { type CredentialRole, credentialRoles } from '../roles/role-names.ts';
import type { DefaultRole } from './records.ts';

/** Given to new and reactivated people where nobody has changed it. Safer than the source, which gives Operator too (PRODUCT, decision 3). */
const shippedGiven: readonly CredentialRole[] = ['Self-service user'];

export interface DefaultRoleStanding {
  readonly role: CredentialRole;
  /** Edit roles offers it. */
  readonly offered: boolean;
  /** New and reactivated people get it. */
  readonly given: boolean;
}

/** The seven roles with their two marks: as set here, else as shipped, which is all offered and one given. */
export function defaultRoles(changed: readonly DefaultRole[]): readonly DefaultRoleStanding[] {
  return credentialRoles.map((role) => {
    const set = changed.find(({ id }) => id === role);
    return { role, offered: set?.offered ?? true, given: set?.given ?? shippedGiven.includes(role) };
  });
}

/** What a new or reactivated person gets. */
export function givenRoles(changed: readonly DefaultRole[]): readonly CredentialRole[] {
  return defaultRoles(changed).flatMap(({ role, given }) => (given ? [role] : []));
}
