import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { About } from '../../../core/roles/about.ts';
import type { Actor } from '../../../core/roles/actor.ts';
import type { CredentialRole } from '../../../core/roles/role-names.ts';
import {
  aColleague,
  adminInTheNorth,
  answer,
  approving,
  myOwn,
  point,
  registryOperator,
  row,
  SOUTH,
  userInTheNorth,
  visitor,
  withRoles,
} from './people.ts';

interface CredentialsFile {
  readonly roles: readonly CredentialRole[];
  readonly useCases: readonly { readonly useCase: string; readonly roles: readonly string[] }[];
}
interface ServicePointsFile {
  readonly roles: Readonly<Record<string, string>>;
  readonly actions: readonly { readonly action: string; readonly cells: Readonly<Record<string, string>> }[];
}
const published = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}-matrix.json`, import.meta.url), 'utf8'));
const credentials = published('credentials') as CredentialsFile;
const servicePoints = published('service-points') as ServicePointsFile;

const selfService = ['Self-service user', 'Mobile ID self-service user', 'Virtual smart card self-service user'];
/** Change password, Abort request: an Operator's, but with their own things only. */
const ownThingsOfAnOperator = [6, 12];

const credentialCells = credentials.useCases.flatMap((useCase, index) =>
  credentials.roles.map((role) => ({ row: index + 1, useCase: useCase.useCase, role, in: useCase.roles.includes(role) })),
);

describe('The published table of 51 use cases, asked cell by cell', () => {
  it('has 51 rows and 7 roles', () => {
    expect(credentialCells).toHaveLength(357);
  });

  it.each(credentialCells.filter((cell) => !cell.in))('$role: $useCase is refused (row $row)', ({ row: number, role }) => {
    const actor = withRoles(role);
    for (const about of [aColleague, myOwn]) {
      expect(answer(actor, row(number), about)).not.toBe('yes');
      expect(answer(actor, approving(number), about)).not.toBe('yes');
    }
  });

  it.each(credentialCells.filter((cell) => cell.in && cell.role === 'Approver'))(
    'Approver: decides requests for $useCase while its option is on, and does not do it themselves (row $row)',
    ({ row: number, role }) => {
      const actor = withRoles(role);
      expect(answer(actor, approving(number), { ...aColleague, approvalOn: true })).toBe('yes');
      expect(answer(actor, approving(number), { ...aColleague, approvalOn: false })).toBe('approval-off');
      expect(answer(actor, approving(number), { ...aColleague, servicePointId: SOUTH })).toBe('other-service-point');
      expect(answer(actor, approving(number), myOwn)).toBe('own-request');
      for (const about of [aColleague, myOwn]) expect(answer(actor, row(number), about)).toBe('approver-only-decides');
    },
  );

  it.each(credentialCells.filter((cell) => cell.in && selfService.includes(cell.role)))(
    '$role: $useCase is allowed with one’s own things only (row $row)',
    ({ row: number, role }) => {
      expect(answer(withRoles(role), row(number), myOwn)).toBe('yes');
      expect(answer({ ...visitor, roles: [role] }, row(number), myOwn)).toBe('yes');
      expect(answer(withRoles(role), row(number), aColleague)).toBe('not-own');
    },
  );

  it.each(credentialCells.filter((cell) => cell.in && cell.role !== 'Approver' && !selfService.includes(cell.role)))(
    '$role: $useCase is allowed at a service point of theirs and nowhere else (row $row)',
    ({ row: number, role }) => {
      const about: About = ownThingsOfAnOperator.includes(number) ? myOwn : aColleague;
      expect(answer(withRoles(role), row(number), about)).toBe('yes');
      expect(answer(withRoles(role), row(number), { ...about, servicePointId: SOUTH })).toBe('other-service-point');
      expect(answer({ ...visitor, roles: [role] }, row(number), about)).toBe('no-membership');
      expect(answer(withRoles(role), approving(number), aColleague)).not.toBe('yes');
    },
  );
});

const actors: Readonly<Record<string, Actor>> = {
  operator: registryOperator,
  servicePointAdmin: adminInTheNorth,
  servicePointUser: userInTheNorth,
  unauthorised: visitor,
};
/** Enable or disable somebody: whom, by row. */
const targets: Readonly<Record<number, NonNullable<About['targetRole']>>> = {
  7: 'operator',
  9: 'servicePointAdmin',
  10: 'servicePointUser',
};
const servicePointCells = servicePoints.actions.flatMap((action, index) =>
  Object.entries(servicePoints.roles).map(([key, role]) => ({
    row: index + 1,
    action: action.action,
    key,
    role,
    cell: action.cells[key] ?? 'missing',
  })),
);

describe('The published table of 22 actions, asked cell by cell', () => {
  it('has 22 rows and 4 roles', () => {
    expect(servicePointCells).toHaveLength(88);
  });

  it.each(servicePointCells)('$role: $action is “$cell” (row $row)', ({ row: number, key, cell }) => {
    const actor = actors[key] ?? visitor;
    const targetRole = targets[number];
    const here: About = targetRole === undefined ? aColleague : { ...aColleague, targetRole };
    const there: About = { ...here, servicePointId: SOUTH };
    expect(answer(actor, point(number), here) === 'yes').toBe(cell === 'yes' || cell === 'own-service-point');
    expect(answer(actor, point(number), there) === 'yes').toBe(cell === 'yes');
    if (cell === 'own-service-point') expect(answer(actor, point(number), there)).toBe('other-service-point');
  });
});
