import type { About } from './about.ts';
import { type Actor, enabledMemberships, isUnauthorised, type PersonActor } from './actor.ts';
import { type CredentialRow, credentialRow } from './credential-table.ts';
import { allowed, type Decision, refused } from './refusals.ts';
import { type CredentialRole, selfServiceRoles } from './role-names.ts';

interface Asked {
  readonly row: number;
  readonly as: 'act' | 'approve';
}

/** Rows that would take roles away from somebody or end their work. */
const endsWork = [2, 4, 8, 23, 25] as const;
/** Rows by which roles are edited: never one's own. */
const editsRoles = [8, 25] as const;
/** Row 20 is asked before anybody is signed in; it is judged by the named account's roles, and the answer never tells. */
const FORGOTTEN_PASSWORD = 20;
const EDIT_USER = 5;
/** Rows about oneself though they stand in the Operator's column: change one's own password, abort one's own request. */
const oneselfOnly = [6, 12] as const;

/** The published table of 51 use cases. */
export function decideCredential(actor: Actor, asked: Asked, about: About): Decision {
  const row = credentialRow(asked.row);
  if (actor.kind === 'api-key') return refused('api-key-refused');
  if (actor.kind === 'anonymous') return refused('not-signed-in');
  const decision = asked.as === 'approve' ? decideApproval(actor, row, about) : decideAct(actor, row, about);
  if (!decision.allowed) return decision;
  return decideTarget(actor, row.row, about);
}

/** What a rule needs to know of the target and does not find is a refusal. */
function decideTarget(actor: PersonActor, row: number, about: About): Decision {
  if (includes(editsRoles, row)) {
    if (about.targetPersonId === undefined) return refused('target-unknown');
    if (about.targetPersonId === actor.personId) return refused('oneself');
  }
  if (!includes(endsWork, row)) return allowed;
  if (about.lastHolderOf === undefined) return refused('target-unknown');
  return about.lastHolderOf.length > 0 ? refused('last-holder', about.lastHolderOf) : allowed;
}

/** By a role itself, or by a narrower one that was made from it and has the row. */
function holds(actor: PersonActor, row: CredentialRow, roles: readonly CredentialRole[]): boolean {
  return (
    actor.roles.some((role) => roles.includes(role)) ||
    actor.narrowerRoles.some((role) => roles.includes(role.of) && role.rows.includes(row.row))
  );
}

function decideApproval(actor: PersonActor, row: CredentialRow, about: About): Decision {
  if (!row.roles.includes('Approver')) return refused('nobody-may');
  if (!holds(actor, row, ['Approver'])) return refused('role-missing', ['Approver']);
  if (about.approvalOn !== true) return refused('approval-off');
  if (about.requesterId === undefined) return refused('target-unknown');
  if (about.requesterId === actor.personId) return refused('own-request');
  return atServicePoint(actor, about);
}

function decideAct(actor: PersonActor, row: CredentialRow, about: About): Decision {
  const desk = row.roles.filter((role) => role !== 'Approver' && !selfServiceRoles.includes(role));
  const own = row.roles.filter((role) => selfServiceRoles.includes(role));
  if (holds(actor, row, own)) return decideOwn(actor, row, about);
  if (!holds(actor, row, desk)) return withoutRole(actor, row);
  if (includes(oneselfOnly, row.row) && about.ownerId !== actor.personId) return refused('not-own');
  const here = atServicePoint(actor, about);
  if (!here.allowed || row.row !== EDIT_USER || about.newServicePointId === undefined) return here;
  return atServicePoint(actor, { servicePointId: about.newServicePointId });
}

function withoutRole(actor: PersonActor, row: CredentialRow): Decision {
  if (row.roles.includes('Approver') && holds(actor, row, ['Approver'])) return refused('approver-only-decides', may(row));
  return refused('role-missing', may(row));
}

function may(row: CredentialRow): readonly CredentialRole[] {
  return row.roles.filter((role) => role !== 'Approver');
}

/** Self-service cells reach one's own things only, and need no membership. */
function decideOwn(actor: PersonActor, row: CredentialRow, about: About): Decision {
  if (about.ownerId === actor.personId) return allowed;
  return refused(row.row === FORGOTTEN_PASSWORD && about.ownerId === undefined ? 'target-unknown' : 'not-own');
}

/** First-family roles hold wherever the person has an enabled membership; another point's records are refused. */
export function atServicePoint(actor: PersonActor, about: About): Decision {
  if (isUnauthorised(actor) || enabledMemberships(actor).length === 0) return refused('no-membership');
  if (about.servicePointId === undefined) return refused('no-service-point');
  return enabledMemberships(actor).some((membership) => membership.servicePointId === about.servicePointId)
    ? allowed
    : refused('other-service-point');
}

function includes(rows: readonly number[], row: number): boolean {
  return rows.includes(row);
}
