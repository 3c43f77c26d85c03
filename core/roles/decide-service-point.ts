import type { About } from './about.ts';
import { type Actor, type ActorMembership, enabledMemberships, isUnauthorised } from './actor.ts';
import { allowed, type Decision, refused } from './refusals.ts';
import { type ServicePointRole, servicePointRoles } from './role-names.ts';
import { type ServicePointCell, servicePointRow } from './service-point-table.ts';

const rank = { no: 0, 'own-service-point': 1, yes: 2 } as const satisfies Record<ServicePointCell, number>;
const REQUEST_ACCESS = 2;
const AUTHORISE_USER = 3;
const SECOND_SERVICE_POINT = 8;
/** Rows 7, 9 and 10 enable or disable somebody: the target's role picks the row. */
const enableRows: Readonly<Record<number, About['targetRole']>> = { 7: 'operator', 9: 'servicePointAdmin', 10: 'servicePointUser' };
/** Sign-in, staff and service points are people's business (spec service points 12): a key has no part in them. */
const peopleOnly = ['User management', 'Service Point management'] as const;
const changeRoleRows = [4, 5, 6] as const;

/** What a disabled service point no longer does: asking, keys, minting and, but for a Registry operator who mends a record, editing. */
const CREATE_KEY = 18;
const EDIT_RAID = 21;
const writesRaids = [20, 21] as const;

/** The published table of 22 actions: nowhere, at one's own service point, or everywhere. */
export function decideServicePoint(actor: Actor, rowNumber: number, about: About): Decision {
  const reach = decideReach(actor, rowNumber, about);
  return reach.allowed ? decideWrite(actor, rowNumber, about) : reach;
}

/** What the state of the service point says, and that a key gets no more than its maker has there. */
function decideWrite(actor: Actor, row: number, about: About): Decision {
  const raids = (writesRaids as readonly number[]).includes(row);
  if (!raids && row !== CREATE_KEY && row !== REQUEST_ACCESS) return allowed;
  const operator = actor.kind === 'person' && actor.registryOperator;
  if (about.servicePointEnabled === false && !(row === EDIT_RAID && operator)) return refused('service-point-disabled');
  if (row === REQUEST_ACCESS) return allowed;
  if (raids) return about.deskWrites === false && actor.kind === 'person' ? refused('desk-writes-off') : allowed;
  if (about.keyRole !== 'service-point-admin' || operator || actor.kind === 'anonymous') return allowed;
  const here = about.servicePointId === undefined ? [] : ownRoles(actor, about.servicePointId);
  return here.includes('servicePointAdmin') ? allowed : refused('role-missing', [servicePointRoles.servicePointAdmin]);
}

function decideReach(actor: Actor, rowNumber: number, about: About): Decision {
  const row = servicePointRow(rowNumber);
  if (actor.kind === 'anonymous') return refused('not-signed-in');
  if (actor.kind === 'api-key' && (peopleOnly as readonly string[]).includes(row.section)) return refused('api-key-refused');
  const roles = rolesOf(actor, about.servicePointId);
  const best = roles
    .map((role) => row.cells[role])
    .reduce<ServicePointCell>((left, right) => (rank[right] > rank[left] ? right : left), 'no');
  if (best === 'no') return refusal(rowNumber, roles);
  const target = decideTarget(actor, rowNumber, about);
  if (!target.allowed) return target;
  if (best === 'yes') return allowed;
  if (about.servicePointId === undefined) return refused('no-service-point');
  return ownRoles(actor, about.servicePointId).some((role) => row.cells[role] !== 'no') ? allowed : refused('other-service-point');
}

function refusal(rowNumber: number, roles: readonly ServicePointRole[]): Decision {
  const row = servicePointRow(rowNumber);
  const who = (Object.keys(servicePointRoles) as ServicePointRole[])
    .filter((role) => row.cells[role] !== 'no')
    .map((role) => servicePointRoles[role]);
  if (who.length === 0) return refused('nobody-may');
  if (rowNumber === REQUEST_ACCESS) return refused('already-authorised', who);
  return refused(roles.includes('unauthorised') ? 'no-membership' : 'role-missing', who);
}

/** What the actor is: everywhere for an Operator; the roles of any enabled membership; else an unauthorised user. */
function rolesOf(actor: Exclude<Actor, { kind: 'anonymous' }>, servicePointId: string | undefined): readonly ServicePointRole[] {
  if (actor.kind === 'api-key') return [actor.role === 'service-point-admin' ? 'servicePointAdmin' : 'servicePointUser'];
  if (actor.registryOperator) return ['operator'];
  if (isUnauthorised(actor)) return ['unauthorised'];
  const here = servicePointId === undefined ? [] : ownRoles(actor, servicePointId);
  if (here.length > 0) return here;
  // A membership at a disabled service point still makes its holder somebody who may sign in; it reaches nothing.
  return actor.memberships.filter((membership) => membership.state === 'enabled').map(roleOf);
}

function roleOf(membership: ActorMembership): ServicePointRole {
  return membership.role === 'service-point-admin' ? 'servicePointAdmin' : 'servicePointUser';
}

/** Roles held at that very service point. */
function ownRoles(actor: Exclude<Actor, { kind: 'anonymous' }>, servicePointId: string): readonly ServicePointRole[] {
  if (actor.kind === 'api-key') return actor.servicePointId === servicePointId ? rolesOf(actor, undefined) : [];
  return enabledMemberships(actor)
    .filter((membership) => membership.servicePointId === servicePointId)
    .map(roleOf);
}

/** What the target is: the rules that the rows take from the person they are about. What such a rule does not find is a refusal. */
function decideTarget(actor: Actor, row: number, about: About): Decision {
  const wanted = enableRows[row];
  const changesStanding = wanted !== undefined || (changeRoleRows as readonly number[]).includes(row);
  if (!changesStanding && row !== AUTHORISE_USER && row !== SECOND_SERVICE_POINT) return allowed;
  if (about.targetPersonId === undefined || (wanted !== undefined && about.targetRole !== wanted)) return refused('target-unknown');
  if (actor.kind === 'person' && about.targetPersonId === actor.personId) return refused('oneself');
  if (changesStanding) {
    if (about.lastHolderOf === undefined) return refused('target-unknown');
    if (about.lastHolderOf.length > 0) return refused('last-holder', about.lastHolderOf);
  }
  if (row !== AUTHORISE_USER) return allowed;
  if (about.targetBelongsElsewhere === undefined) return refused('target-unknown');
  return about.targetBelongsElsewhere ? refused('belongs-elsewhere', ['Operator']) : allowed;
}
