import { readFileSync } from 'node:fs';
import type { Register, Somebody, Standing } from '../electron/station/register.ts';
import type { Trial } from './trial.ts';

interface Matrix {
  readonly roles: readonly string[];
  readonly useCases: readonly { readonly roles: readonly string[] }[];
}
const matrix = JSON.parse(readFileSync(new URL('../fixtures/credentials-matrix.json', import.meta.url), 'utf8')) as Matrix;

/** The published roles, and whoever else can sign in. */
const standings: Readonly<Record<string, Standing>> = {
  ...Object.fromEntries(matrix.roles.map((role) => [role, { roles: [role], memberships: [{}] }])),
  'Help desk': { roles: ['Help desk'], memberships: [{}] },
  Administrator: { roles: ['Administrator'], memberships: [{}] },
  Auditor: { roles: ['Auditor'], memberships: [{}] },
  'Registry operator': { registryOperator: true },
  'Service Point Admin': { memberships: [{ role: 'service-point-admin' }] },
  'Service Point User': { memberships: [{ role: 'service-point-user' }] },
  'Unauthorised user': {},
};

export const callerRoles: readonly string[] = Object.keys(standings);

/** A new person with that role alone. */
export function callerOf(register: Register, role: string): Somebody {
  return register.person(`Carla ${role}`, standings[role] ?? {});
}

/** Does the published table let that role do this? An Approver decides and never acts; Help desk has row 33 of the Operator. */
export function isLetIn({ row, action }: Pick<Trial, 'row' | 'action'>, role: string): boolean {
  const named = matrix.useCases[row - 1]?.roles ?? [];
  const decides = action.startsWith('request.') && action !== 'request.abort';
  if (decides) return role === 'Approver' && named.includes(role);
  if (role === 'Help desk') return row === 33;
  return role !== 'Approver' && named.includes(role);
}

/** Whoever might decide: for all others one state tells as much as all. */
export function mightDecide(role: string): boolean {
  return role === 'Approver' || role === 'Operator';
}
