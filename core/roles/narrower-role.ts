import { credentialTable } from './credential-table.ts';
import type { HouseRow } from './house-table.ts';
import { houseTable } from './house-table.ts';
import type { CredentialRole } from './role-names.ts';

/** A role made from some of one role's cells, never more. */
export interface NarrowerRole {
  readonly name: string;
  readonly of: CredentialRole;
  readonly rows: readonly number[];
  readonly houseRows: readonly HouseRow[];
}

/** Makes a narrower role; throws RangeError naming the first row that its parent does not have. */
export function narrowerRole(draft: NarrowerRole): NarrowerRole {
  for (const row of draft.rows) {
    const has = credentialTable[row - 1]?.roles.includes(draft.of) ?? false;
    if (!has) throw new RangeError(`${draft.name}: expected rows of ${draft.of}, got row ${row}`);
  }
  for (const row of draft.houseRows) {
    const { may } = houseTable[row] as { readonly may: readonly string[] };
    const has = may.includes(draft.of) || (may.includes('Staff') && deskRoles.includes(draft.of));
    if (!has) throw new RangeError(`${draft.name}: expected house rows of ${draft.of}, got ${row}`);
  }
  return draft;
}

/** Roles that work at a desk, and so are Staff where they have an enabled membership. */
export const deskRoles: readonly CredentialRole[] = ['Operator', 'Approver', 'Mobile ID manager', 'Virtual smart card manager'];

/** Ships with the program: unblocks PINs, finds, diagnoses, and no more. */
export const helpDesk: NarrowerRole = narrowerRole({ name: 'Help desk', of: 'Operator', rows: [33], houseRows: ['find', 'diagnose'] });

export const narrowerRoles: readonly NarrowerRole[] = [helpDesk];
