import type { CredentialRole } from './role-names.ts';

/** One row of the published table of 51 use cases: who may take part. Approver only where the row's approval option is on. */
export interface CredentialRow {
  readonly row: number;
  readonly useCase: string;
  readonly package: 'Users' | 'Cards' | 'Mobile ID' | 'Virtual smart card' | 'Temporary cards';
  readonly roles: readonly CredentialRole[];
}

/** In the published order; row 1 is the first. Compared cell by cell with a copy of the published file in a test. */
export const credentialTable: readonly CredentialRow[] = [
  { row: 1, useCase: 'Create user', package: 'Users', roles: ['Operator', 'Approver'] },
  { row: 2, useCase: 'Deactivate user', package: 'Users', roles: ['Operator', 'Approver'] },
  { row: 3, useCase: 'Reactivate user', package: 'Users', roles: ['Operator', 'Approver'] },
  { row: 4, useCase: 'Lock user', package: 'Users', roles: ['Operator', 'Approver'] },
  { row: 5, useCase: 'Edit user', package: 'Users', roles: ['Operator', 'Approver'] },
  { row: 6, useCase: 'Change password', package: 'Users', roles: ['Operator'] },
  { row: 7, useCase: 'Reset password', package: 'Users', roles: ['Operator'] },
  { row: 8, useCase: 'Edit roles', package: 'Users', roles: ['Operator', 'Approver'] },
  { row: 9, useCase: 'Upload default roles', package: 'Users', roles: ['Operator'] },
  { row: 10, useCase: 'Delete default roles', package: 'Users', roles: ['Operator'] },
  { row: 11, useCase: 'Create default role manually', package: 'Users', roles: ['Operator'] },
  { row: 12, useCase: 'Abort request', package: 'Users', roles: ['Operator'] },
  { row: 13, useCase: 'Create reason', package: 'Users', roles: ['Operator'] },
  { row: 14, useCase: 'Edit reason', package: 'Users', roles: ['Operator'] },
  { row: 15, useCase: 'Delete reason', package: 'Users', roles: ['Operator'] },
  { row: 16, useCase: 'Create identifier', package: 'Users', roles: ['Operator'] },
  { row: 17, useCase: 'Edit identifier', package: 'Users', roles: ['Operator'] },
  { row: 18, useCase: 'Delete identifier', package: 'Users', roles: ['Operator'] },
  { row: 19, useCase: 'Edit photo (self-service user)', package: 'Users', roles: ['Self-service user', 'Approver'] },
  { row: 20, useCase: 'Reset a forgotten password (self-service user)', package: 'Users', roles: ['Self-service user'] },
  { row: 21, useCase: 'Change password (self-service user)', package: 'Users', roles: ['Self-service user'] },
  { row: 22, useCase: 'Abort request (self-service user)', package: 'Users', roles: ['Self-service user'] },
  { row: 23, useCase: 'Delete multiple users (batch order)', package: 'Users', roles: ['Operator'] },
  { row: 24, useCase: 'Reset password for multiple users (batch order)', package: 'Users', roles: ['Operator'] },
  { row: 25, useCase: 'Edit roles for multiple users (batch order)', package: 'Users', roles: ['Operator'] },
  { row: 26, useCase: 'Request card', package: 'Cards', roles: ['Operator', 'Approver'] },
  { row: 27, useCase: 'Issue card', package: 'Cards', roles: ['Operator'] },
  { row: 28, useCase: 'Activate card', package: 'Cards', roles: ['Operator'] },
  { row: 29, useCase: 'Edit card', package: 'Cards', roles: ['Operator'] },
  { row: 30, useCase: 'Deactivate card', package: 'Cards', roles: ['Operator', 'Approver'] },
  { row: 31, useCase: 'Reactivate card', package: 'Cards', roles: ['Operator', 'Approver'] },
  { row: 32, useCase: 'Lock card', package: 'Cards', roles: ['Operator', 'Approver'] },
  { row: 33, useCase: 'Unblock card remote', package: 'Cards', roles: ['Operator'] },
  { row: 34, useCase: 'Unblock/change PIN for a card (self-service user)', package: 'Cards', roles: ['Self-service user'] },
  { row: 35, useCase: 'Request multiple cards (batch order)', package: 'Cards', roles: ['Operator', 'Approver'] },
  { row: 36, useCase: 'Issue multiple cards (batch order)', package: 'Cards', roles: ['Operator'] },
  { row: 37, useCase: 'Supply mobile ID for a user', package: 'Mobile ID', roles: ['Mobile ID manager'] },
  { row: 38, useCase: 'Lock mobile ID for a user', package: 'Mobile ID', roles: ['Mobile ID manager'] },
  { row: 39, useCase: 'Get mobile ID (self-service user)', package: 'Mobile ID', roles: ['Mobile ID self-service user'] },
  { row: 40, useCase: 'Lock mobile ID (self-service user)', package: 'Mobile ID', roles: ['Mobile ID self-service user'] },
  { row: 41, useCase: 'Lock virtual smart card', package: 'Virtual smart card', roles: ['Virtual smart card manager'] },
  {
    row: 42,
    useCase: 'Get virtual smart card (self-service user)',
    package: 'Virtual smart card',
    roles: ['Virtual smart card self-service user'],
  },
  {
    row: 43,
    useCase: 'Lock virtual smart card (self-service user)',
    package: 'Virtual smart card',
    roles: ['Virtual smart card self-service user'],
  },
  {
    row: 44,
    useCase: 'Change PIN for a virtual smart card (self-service user)',
    package: 'Virtual smart card',
    roles: ['Virtual smart card self-service user'],
  },
  { row: 45, useCase: 'Abort temporary card', package: 'Temporary cards', roles: ['Operator'] },
  { row: 46, useCase: 'Assign temporary card', package: 'Temporary cards', roles: ['Operator'] },
  { row: 47, useCase: 'Extend temporary card', package: 'Temporary cards', roles: ['Operator'] },
  { row: 48, useCase: 'Lock temporary card', package: 'Temporary cards', roles: ['Operator'] },
  { row: 49, useCase: 'Request temporary cards', package: 'Temporary cards', roles: ['Operator'] },
  { row: 50, useCase: 'Withdraw temporary card', package: 'Temporary cards', roles: ['Operator'] },
  { row: 51, useCase: 'Issue multiple temporary cards (batch order)', package: 'Temporary cards', roles: ['Operator'] },
];

export function credentialRow(row: number): CredentialRow {
  const found = credentialTable[row - 1];
  if (found === undefined) throw new RangeError(`expected a row from 1 to ${credentialTable.length}, got ${row}`);
  return found;
}
