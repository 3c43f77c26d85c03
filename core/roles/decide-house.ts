import type { About } from './about.ts';
import { type Actor, enabledMemberships, type PersonActor } from './actor.ts';
import { atServicePoint } from './decide-credential.ts';
import { type HouseCaller, type HouseRow, houseRow } from './house-table.ts';
import { deskRoles } from './narrower-role.ts';
import { allowed, type Decision, refused } from './refusals.ts';
import { isCredentialRole, isHouseRole } from './role-names.ts';

/** Roles are given and taken: who they are about must be known, and whether somebody would be the last. */
const APPOINT: HouseRow = 'appoint';

/** The house rows: what the published tables do not speak of. */
export function decideHouse(actor: Actor, row: HouseRow, about: About): Decision {
  const { may, reach } = houseRow(row);
  if (may.includes('Anonymous')) return allowed;
  if (actor.kind === 'api-key') return refused('api-key-refused');
  if (actor.kind === 'anonymous') return refused('not-signed-in');
  if (may.includes('Signed in')) return allowed;
  if (!may.some((caller) => is(actor, caller)) && !actor.narrowerRoles.some((role) => role.houseRows.includes(row)))
    return refused('role-missing', may);
  if (row === APPOINT) {
    if (about.targetPersonId === undefined || about.lastHolderOf === undefined) return refused('target-unknown');
    if (about.targetPersonId === actor.personId) return refused('oneself');
    if (about.lastHolderOf.length > 0) return refused('last-holder', about.lastHolderOf);
  }
  if (reach === 'oneself') return allowed;
  if (reach === 'own-service-point') return atServicePoint(actor, about);
  return enabledMemberships(actor).length > 0 ? allowed : refused('no-membership');
}

function is(actor: PersonActor, caller: HouseCaller): boolean {
  if (caller === 'Registry operator') return actor.registryOperator;
  if (caller === 'Staff') return actor.roles.some((role) => deskRoles.includes(role));
  if (isHouseRole(caller)) return actor.houseRoles.includes(caller);
  return isCredentialRole(caller) && actor.roles.includes(caller);
}
