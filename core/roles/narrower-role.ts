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
    if (!hasHouseRow(draft.of, row)) throw new RangeError(`${draft.name}: expected house rows of ${draft.of}, got ${row}`);
  }
  return draft;
}

function hasHouseRow(parent: CredentialRole, row: HouseRow): boolean {
  const { may } = (houseTable[row] as { readonly may: readonly string[] } | undefined) ?? { may: [] };
  return may.includes(parent) || (may.includes('Staff') && deskRoles.includes(parent));
}

/** Roles that work at a desk, and so are Staff where they have an enabled membership. */
export const deskRoles: readonly CredentialRole[] = ['Operator', 'Approver', 'Mobile ID manager', 'Virtual smart card manager'];

/** Ships with the program: unblocks PINs, finds, diagnoses, and no more. */
export const helpDesk: NarrowerRole = narrowerRole({ name: 'Help desk', of: 'Operator', rows: [33], houseRows: ['find', 'diagnose'] });

/** Those that ship. */
export const narrowerRoles: readonly NarrowerRole[] = [helpDesk];

/** As a station keeps one that was made there; the record's fields have other names, since they are columns. */
interface Made {
  readonly name: string;
  readonly parent: CredentialRole;
  readonly useCases: readonly number[];
  readonly houseRows: readonly string[];
  readonly inUse: boolean;
}

/** Those that ship and those that were made and are in use. A record that asks for more than its parent has gives nothing at all. */
export function narrowerRolesOf(made: readonly Made[]): readonly NarrowerRole[] {
  return [...narrowerRoles, ...made.filter(({ inUse }) => inUse).flatMap(lawful)];
}

function lawful({ name, parent, useCases, houseRows }: Made): readonly NarrowerRole[] {
  try {
    return [narrowerRole({ name, of: parent, rows: useCases, houseRows: houseRows as readonly HouseRow[] })];
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
}

/** Rows and house rows that a narrower role of this parent may be made of. */
export function cellsOf(parent: CredentialRole): Pick<NarrowerRole, 'rows' | 'houseRows'> {
  return {
    rows: credentialTable.filter(({ roles }) => roles.includes(parent)).map(({ row }) => row),
    houseRows: (Object.keys(houseTable) as HouseRow[]).filter((row) => hasHouseRow(parent, row)),
  };
}
