import { approvalOptionOf } from '../../core/options.ts';
import { credentialCell, servicePointCell } from '../../core/roles/cells.ts';
import { credentialTable } from '../../core/roles/credential-table.ts';
import { houseTable } from '../../core/roles/house-table.ts';
import { narrowerRoles } from '../../core/roles/narrower-role.ts';
import { credentialRoles, type ServicePointRole, servicePointRoles } from '../../core/roles/role-names.ts';
import { servicePointTable } from '../../core/roles/service-point-table.ts';
import { refusals } from '../../renderer/strings/en/refusals.ts';
import { code, page, table } from './markdown.ts';

const marks = { yes: 'yes', no: '–', approval: 'decides', 'own-service-point': 'own' } as const;

function credentials(): string {
  const rows = credentialTable.map((row) => [
    String(row.row),
    row.useCase,
    ...credentialRoles.map((role) => marks[credentialCell(row.row, role)]),
    approvalOptionOf(row.row) === undefined ? '' : code(approvalOptionOf(row.row) ?? ''),
  ]);
  return table(['', 'Use case', ...credentialRoles, 'Approval option'], rows);
}

function servicePoints(): string {
  const roles = Object.keys(servicePointRoles) as ServicePointRole[];
  const rows = servicePointTable.map((row) => [
    String(row.row),
    row.action,
    ...roles.map((role) => marks[servicePointCell(row.row, role)]),
  ]);
  return table(['', 'Action', ...roles.map((role) => servicePointRoles[role])], rows);
}

function house(): string {
  const rows = Object.entries(houseTable).map(([row, { may, reach, about }]) => [
    code(row),
    about,
    may.join(', '),
    reach === 'everywhere'
      ? 'the whole station'
      : reach === 'registry'
        ? 'their service points; a Registry operator all'
        : 'their service points',
  ]);
  return table(['House row', 'What', 'Who', 'Reach'], rows);
}

/** The three tables as `decide` answers them. */
export function rolesPage(): string {
  return page('Who may do what', '`core/roles`', [
    'Every cell is what `decide` answers. The first two tables are published ones; `npm run roles` compares them cell by cell.',
    '## People and credentials',
    '“yes” holds at every service point where the person has an enabled membership, and for self-service roles with their own things only. ' +
      '“decides” means: may decide a request of that use case while its approval option is on, never their own, and never does it themselves.',
    credentials(),
    '## Service points and RAiDs',
    '“own” means at service points where the person holds that very role. An API key has no part in user and service point management.',
    servicePoints(),
    '## House rows',
    'What the published tables do not speak of. They never grant what a published row denies. Staff is whoever has a role that works at a desk.',
    house(),
    '## Narrower roles',
    'Made from some of one role’s cells, never more.',
    table(
      ['Role', 'Made of', 'Rows', 'House rows'],
      narrowerRoles.map((role) => [role.name, role.of, role.rows.join(', '), role.houseRows.map(code).join(', ')]),
    ),
    '## Why it is refused',
    table(
      ['Reason', 'What the person reads'],
      Object.entries(refusals).map(([reason, text]) => [code(reason), text]),
    ),
  ]);
}
