import type { ServicePointRole } from './role-names.ts';

export type ServicePointCell = 'yes' | 'no' | 'own-service-point';

/** One row of the published table of 22 actions: what each of the four roles may do, everywhere, at its own service point, or never. */
export interface ServicePointRow {
  readonly row: number;
  readonly section: string;
  readonly action: string;
  readonly cells: Readonly<Record<ServicePointRole, ServicePointCell>>;
}

/** In the published order; row 1 is the first. Compared cell by cell with a copy of the published file in a test. */
export const servicePointTable: readonly ServicePointRow[] = [
  {
    row: 1,
    section: 'User management',
    action: 'Log in to RAiD User Interface',
    cells: { operator: 'yes', servicePointAdmin: 'yes', servicePointUser: 'yes', unauthorised: 'yes' },
  },
  {
    row: 2,
    section: 'User management',
    action: 'Request RAiD User Interface authorisation',
    cells: { operator: 'no', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'yes' },
  },
  {
    row: 3,
    section: 'User management',
    action: 'Authorise Service Point User',
    cells: { operator: 'yes', servicePointAdmin: 'own-service-point', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 4,
    section: 'User management',
    action: 'Change user role to Operator',
    cells: { operator: 'yes', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 5,
    section: 'User management',
    action: 'Change user role to Service Point Admin',
    cells: { operator: 'yes', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 6,
    section: 'User management',
    action: 'Change user role to Service Point User',
    cells: { operator: 'yes', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 7,
    section: 'User management',
    action: 'Enable or disable Operator',
    cells: { operator: 'yes', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 8,
    section: 'User management',
    action: 'Authorise existing Service Point User or Admin for second Service Point',
    cells: { operator: 'yes', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 9,
    section: 'User management',
    action: 'Enable or disable Service Point Admin',
    cells: { operator: 'yes', servicePointAdmin: 'own-service-point', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 10,
    section: 'User management',
    action: 'Enable or disable Service Point User',
    cells: { operator: 'yes', servicePointAdmin: 'own-service-point', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 11,
    section: 'User management',
    action: 'Delete Operator',
    cells: { operator: 'no', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 12,
    section: 'User management',
    action: 'Delete Service Point Admin',
    cells: { operator: 'no', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 13,
    section: 'User management',
    action: 'Delete Service Point User',
    cells: { operator: 'no', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 14,
    section: 'Service Point management',
    action: 'Create new Service Point',
    cells: { operator: 'yes', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 15,
    section: 'Service Point management',
    action: 'Enable or disable existing Service Point',
    cells: { operator: 'yes', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 16,
    section: 'Service Point management',
    action: 'Update Service Point information',
    cells: { operator: 'yes', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 17,
    section: 'Service Point management',
    action: 'Delete Service Point',
    cells: { operator: 'no', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 18,
    section: 'API key management',
    action: 'Create API key',
    cells: { operator: 'yes', servicePointAdmin: 'own-service-point', servicePointUser: 'own-service-point', unauthorised: 'no' },
  },
  {
    row: 19,
    section: 'API key management',
    action: 'Delete API key',
    cells: { operator: 'no', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
  {
    row: 20,
    section: 'RAiD management',
    action: 'Mint new RAiD',
    cells: { operator: 'yes', servicePointAdmin: 'own-service-point', servicePointUser: 'own-service-point', unauthorised: 'no' },
  },
  {
    row: 21,
    section: 'RAiD management',
    action: 'Edit existing RAiD',
    cells: { operator: 'yes', servicePointAdmin: 'own-service-point', servicePointUser: 'own-service-point', unauthorised: 'no' },
  },
  {
    row: 22,
    section: 'RAiD management',
    action: 'Delete RAiD',
    cells: { operator: 'no', servicePointAdmin: 'no', servicePointUser: 'no', unauthorised: 'no' },
  },
];

export function servicePointRow(row: number): ServicePointRow {
  const found = servicePointTable[row - 1];
  if (found === undefined) throw new RangeError(`expected a row from 1 to ${servicePointTable.length}, got ${row}`);
  return found;
}
