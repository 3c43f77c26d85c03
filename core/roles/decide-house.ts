import type { About } from './about.ts';
import { type Actor, type ActorMembership, enabledMemberships, ownMemberships, type PersonActor } from './actor.ts';
import { atServicePoint } from './decide-credential.ts';
import { type HouseCaller, type HouseRow, houseRow } from './house-table.ts';
import { deskRoles } from './narrower-role.ts';
import { allowed, type Decision, refused } from './refusals.ts';
import { isCredentialRole, isHouseRole } from './role-names.ts';

/** Roles are given and taken: who they are about must be known, and whether somebody would be the last. */
const APPOINT: HouseRow = 'appoint';
/** Of a plain user's keys, those they made. */
const MANAGE_KEYS: HouseRow = 'keys-manage';

/** The house rows: what the published tables do not speak of. */
export function decideHouse(actor: Actor, row: HouseRow, about: About): Decision {
  const { may, reach } = houseRow(row);
  if (may.includes('Anonymous')) return allowed;
  if (actor.kind === 'anonymous') return refused('not-signed-in');
  if (reach === 'registry') return decideRegistry(actor, row, about);
  if (actor.kind === 'api-key') return refused('api-key-refused');
  if (may.includes('Signed in')) return allowed;
  if (
    !may.includes('Member') &&
    !may.some((caller) => is(actor, caller)) &&
    !actor.narrowerRoles.some((role) => role.houseRows.includes(row))
  )
    return refused('role-missing', may);
  if (row === APPOINT) {
    if (about.targetPersonId === undefined || about.lastHolderOf === undefined) return refused('target-unknown');
    if (about.targetPersonId === actor.personId) return refused('oneself');
    if (about.lastHolderOf.length > 0) return refused('last-holder', about.lastHolderOf);
  }
  if (reach === 'oneself') return allowed;
  if (reach === 'own-service-point') return atServicePoint(actor, about);
  if (may.includes('Registry operator') && actor.registryOperator) return allowed;
  return enabledMemberships(actor).length > 0 ? allowed : refused('no-membership');
}

/** Rows about a service point's own affairs: a Registry operator everywhere, others with the role that they hold there. */
function decideRegistry(actor: Exclude<Actor, { kind: 'anonymous' }>, row: HouseRow, about: About): Decision {
  const { may, keys, alsoDisabled } = houseRow(row);
  if (actor.kind === 'api-key' && keys !== true) return refused('api-key-refused');
  if (actor.kind === 'person' && actor.registryOperator) return allowed;
  const members = alsoDisabled === true && actor.kind === 'person' ? ownMemberships(actor) : membershipsOf(actor);
  if (members.length === 0) return refused('no-membership');
  const wanted = members.filter((member) => may.includes('Member') || member.role === 'service-point-admin');
  if (wanted.length === 0) return refused('role-missing', may);
  if (about.servicePointId === undefined) return refused('no-service-point');
  const here = wanted.filter((member) => member.servicePointId === about.servicePointId);
  if (here.length === 0) return refused('other-service-point');
  if (row !== MANAGE_KEYS || here.some((member) => member.role === 'service-point-admin')) return allowed;
  const self = actor.kind === 'person' ? actor.personId : actor.makerId;
  return about.ownerId !== undefined && about.ownerId === self ? allowed : refused('not-own');
}

/** What the caller is where: a key, one thing at one service point. */
function membershipsOf(actor: Exclude<Actor, { kind: 'anonymous' }>): readonly Pick<ActorMembership, 'servicePointId' | 'role'>[] {
  return actor.kind === 'api-key' ? [{ servicePointId: actor.servicePointId, role: actor.role }] : enabledMemberships(actor);
}

function is(actor: PersonActor, caller: HouseCaller): boolean {
  if (caller === 'Registry operator') return actor.registryOperator;
  if (caller === 'Staff') return actor.roles.some((role) => deskRoles.includes(role));
  if (isHouseRole(caller)) return actor.houseRoles.includes(caller);
  return isCredentialRole(caller) && actor.roles.includes(caller);
}
