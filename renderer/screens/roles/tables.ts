import { credentialCell, servicePointCell } from '../../../core/roles/cells.ts';
import { credentialTable } from '../../../core/roles/credential-table.ts';
import { type HouseCaller, houseTable } from '../../../core/roles/house-table.ts';
import type { SettledPermission } from '../../../core/roles/permission.ts';
import { credentialRoles, type ServicePointRole, selfServiceRoles, servicePointRoles } from '../../../core/roles/role-names.ts';
import { servicePointTable } from '../../../core/roles/service-point-table.ts';

export type CellValue = 'yes' | 'no' | 'approval' | 'own-service-point';

export interface TableRow {
  readonly key: string;
  readonly name: string;
  readonly group: string;
  readonly permission: SettledPermission;
  readonly about?: string;
  readonly cells: readonly { readonly role: string; readonly cell: CellValue; readonly explain: string }[];
}

export interface RoleTable {
  readonly key: 'credentials' | 'servicePoints' | 'house';
  readonly roles: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The 51 use cases: every cell is what `decide` answers. */
function credentials(): RoleTable {
  const rows = credentialTable.map((row): TableRow => {
    const cells = credentialRoles.map((role) => {
      const cell = credentialCell(row.row, role);
      return { role, cell, explain: cell === 'yes' && selfServiceRoles.includes(role) ? 'yesOwn' : cell };
    });
    return { key: `c${row.row}`, name: row.useCase, group: row.package, permission: { family: 'credentials', row: row.row }, cells };
  });
  return { key: 'credentials', roles: credentialRoles, rows };
}

/** The 22 actions. */
function servicePoints(): RoleTable {
  const keys = Object.keys(servicePointRoles) as ServicePointRole[];
  const rows = servicePointTable.map((row): TableRow => {
    const values = keys.map((role) => servicePointCell(row.row, role));
    const nobody = values.every((value) => value === 'no');
    const cells = keys.map((role, index) => {
      const cell = values[index] ?? 'no';
      const yes = role === 'unauthorised' ? (values[0] === 'no' ? 'unauthorised' : 'yesEverywhere') : 'yesEverywhere';
      return { role: servicePointRoles[role], cell, explain: nobody ? 'nobody' : cell === 'yes' ? yes : cell };
    });
    return { key: `s${row.row}`, name: row.action, group: row.section, permission: { family: 'service-points', row: row.row }, cells };
  });
  return { key: 'servicePoints', roles: keys.map((role) => servicePointRoles[role]), rows };
}

const callers: readonly HouseCaller[] = [
  'Anonymous',
  'Signed in',
  'Member',
  'Staff',
  'Operator',
  'Administrator',
  'Auditor',
  'Service Point Admin',
  'Registry operator',
];

function cellOf(may: boolean, everywhere: boolean): CellValue {
  if (!may) return 'no';
  return everywhere ? 'yes' : 'own-service-point';
}

/** Our own rows. */
function house(): RoleTable {
  const rows = (Object.keys(houseTable) as (keyof typeof houseTable)[]).map((row): TableRow => {
    const { may, reach, about } = houseTable[row];
    const names: readonly HouseCaller[] = may;
    const cells = callers.map((role) => ({
      role,
      cell: cellOf(names.includes(role), reach === 'everywhere' || (reach === 'registry' && role === 'Registry operator')),
      explain: 'house',
    }));
    return { key: `h-${row}`, name: row, group: '', about, permission: { family: 'house', row }, cells };
  });
  return { key: 'house', roles: callers, rows };
}

export const roleTables = { credentials, servicePoints, house } as const;
