import type { About } from './about.ts';
import type { Actor, ActorMembership, PersonActor } from './actor.ts';
import { credentialTable } from './credential-table.ts';
import { decide } from './decide.ts';
import type { SettledPermission } from './permission.ts';
import { type Decision, refused } from './refusals.ts';
import { type CredentialRole, credentialRoles, type ServicePointRole, servicePointRoles } from './role-names.ts';
import { servicePointTable } from './service-point-table.ts';

export interface Cell {
  readonly family: 'credentials' | 'service-points';
  /** Use case or action by its published name. */
  readonly row: string;
  /** Role by its published name. */
  readonly role: string;
  readonly cell: 'yes' | 'no' | 'approval' | 'own-service-point';
}

const HERE = 'here';
const ELSEWHERE = 'elsewhere';
const SELF = 'self';
const member: ActorMembership = { servicePointId: HERE, role: 'service-point-user', state: 'enabled', servicePointEnabled: true };
const nobody: PersonActor = {
  kind: 'person',
  personId: SELF,
  active: true,
  roles: [],
  houseRoles: [],
  narrowerRoles: [],
  registryOperator: false,
  memberships: [],
};

/** Every cell of both published tables, found by asking `decide` with a subject for which all else allows it. */
export function allCells(): readonly Cell[] {
  return [
    ...credentialTable.flatMap((row) =>
      credentialRoles.map((role): Cell => ({ family: 'credentials', row: row.useCase, role, cell: credentialCell(row.row, role) })),
    ),
    ...servicePointTable.flatMap((row) =>
      (Object.keys(servicePointRoles) as ServicePointRole[]).map(
        (role): Cell => ({
          family: 'service-points',
          row: row.action,
          role: servicePointRoles[role],
          cell: servicePointCell(row.row, role),
        }),
      ),
    ),
  ];
}

/** `yes` where the action is allowed on one's own thing or a colleague's; `approval` where only deciding it is, and only while the option is on. */
export function credentialCell(row: number, role: CredentialRole): 'yes' | 'no' | 'approval' {
  const actor: PersonActor = { ...nobody, roles: [role], memberships: [member] };
  const subjects: readonly About[] = [
    { servicePointId: HERE, ownerId: SELF, requesterId: SELF, targetPersonId: 'other', lastHolderOf: [], approvalOn: true },
    { servicePointId: HERE, ownerId: 'other', requesterId: 'other', targetPersonId: 'other', lastHolderOf: [], approvalOn: true },
  ];
  if (subjects.some((about) => decide(actor, { family: 'credentials', row }, about).allowed)) return 'yes';
  const approves = (approvalOn: boolean) =>
    subjects.some((about) => decide(actor, { family: 'credentials', row, as: 'approve' }, { ...about, approvalOn }).allowed);
  return approves(true) && !approves(false) ? 'approval' : 'no';
}

function servicePointActor(role: ServicePointRole): PersonActor {
  switch (role) {
    case 'operator':
      return { ...nobody, registryOperator: true };
    case 'servicePointAdmin':
      return { ...nobody, memberships: [{ ...member, role: 'service-point-admin' }] };
    case 'servicePointUser':
      return { ...nobody, memberships: [member] };
    case 'unauthorised':
      return nobody;
  }
}

/** Targets of every kind: rows 7, 9 and 10 pick theirs, the others do not mind. */
const targets = ['operator', 'servicePointAdmin', 'servicePointUser'] as const;

export function servicePointCell(row: number, role: ServicePointRole): 'yes' | 'no' | 'own-service-point' {
  const actor = servicePointActor(role);
  const allows = (servicePointId: string) =>
    targets.some(
      (targetRole) =>
        decide(
          actor,
          { family: 'service-points', row },
          { servicePointId, targetRole, targetPersonId: 'other', targetBelongsElsewhere: false, lastHolderOf: [] },
        ).allowed,
    );
  if (allows(HERE) && allows(ELSEWHERE)) return 'yes';
  return allows(HERE) ? 'own-service-point' : 'no';
}

/** For showing only: the answer for somebody else who is not the last of their kind, of whichever kind the row is about. */
export function decideAtAll(actor: Actor, permission: SettledPermission, about: About): Decision {
  const answers = targets.map((targetRole) =>
    decide(actor, permission, { targetRole, targetPersonId: 'other', targetBelongsElsewhere: false, lastHolderOf: [], ...about }),
  );
  const useful =
    answers.find((answer) => answer.allowed) ?? answers.find((answer) => !answer.allowed && answer.because !== 'target-unknown');
  return useful ?? refused('target-unknown');
}
