import type { ActionRow } from '../../core/actions/action.ts';
import type { Failure } from '../../core/failures/table.ts';
import { lifecycles } from '../../core/lifecycles/all.ts';
import { type Lifecycle, next } from '../../core/lifecycles/lifecycle.ts';
import { approvalOptionOf } from '../../core/options.ts';
import type { About } from '../../core/roles/about.ts';
import type { Actor } from '../../core/roles/actor.ts';
import { decide } from '../../core/roles/decide.ts';
import type { Permission, SettledPermission } from '../../core/roles/permission.ts';
import type { Reads } from '../store/reads.ts';
import { lastHolderOf, lastWorkerOf } from './last-holder.ts';
import { standingOf } from './standing.ts';
import type { Subject } from './subject.ts';

export interface Case {
  readonly actor: Actor;
  readonly subject: Subject;
  readonly reads: Reads;
  readonly input: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const CREATE_KEY = 18;
/** Rows whose answer depends on the service point's own switches. */
const asksServicePoint: readonly number[] = [2, CREATE_KEY, 20, 21];
/** From these rows on, the person is staff already. */
const aboutStaff: readonly number[] = [4, 5, 6, 7, 9, 10];
const changeRole: Readonly<Record<string, number>> = { operator: 4, 'service-point-admin': 5, 'service-point-user': 6 };
const enableOrDisable = { operator: 7, servicePointAdmin: 9, servicePointUser: 10, none: 10 } as const;
/** Rows of the first table that take every role from a person: deactivate and lock. */
const takesAll: readonly number[] = [2, 4];

/** Why this would be refused, if it would: first `decide` over the three tables, then the life cycle, as a station asks them. */
export async function judge(row: ActionRow, of: Case): Promise<Failure | undefined> {
  const permission = await settle(row.permission, of);
  const decision = decide(of.actor, permission, await about(permission, { ...of, disables: row.id === 'membership.disable' }));
  if (!decision.allowed) {
    const code = decision.because === 'own-request' ? 'four-eyes' : 'denied';
    return { code, params: { because: decision.because, roles: decision.roles.join(', ') } };
  }
  return refusedByState(row, of);
}

/** The published row that it is: of staff, the target says. */
async function settle(permission: Permission, { subject, reads, input }: Case): Promise<SettledPermission> {
  if (permission.family === 'house') return permission;
  if (permission.family === 'credentials') {
    if (permission.row === 'of-batch') throw new TypeError('the server runs no batches');
    return { ...permission, row: permission.row === 'of-request' ? (subject.request?.row ?? 1) : permission.row };
  }
  if (typeof permission.row === 'number') return permission as SettledPermission;
  return { family: 'service-points', row: await targetRow(permission.row, { subject, reads, role: input['role'] }) };
}

async function targetRow(
  row: 'authorise' | 'change-role' | 'enable-or-disable',
  { subject, reads, role }: { readonly subject: Subject; readonly reads: Reads; readonly role: unknown },
): Promise<number> {
  if (row === 'change-role') return changeRole[String(role)] ?? 5;
  if (row === 'enable-or-disable') return enableOrDisable[(await targetRole(subject, reads)) ?? 'none'];
  const target = targetOf(subject);
  if (target !== undefined && (await belongsElsewhere(target, subject.servicePointId, reads))) return 8;
  return role === 'service-point-admin' ? 5 : 3;
}

function targetOf({ request, membership, accessRequest, card, person }: Subject): string | undefined {
  return request?.personId ?? membership?.personId ?? accessRequest?.personId ?? card?.personId ?? person?.id;
}

/** Has, or had, a place at another service point; one that waits there is not in yet. */
async function belongsElsewhere(personId: string, servicePointId: string | undefined, reads: Reads): Promise<boolean> {
  const memberships = await reads.find('membership', { personId });
  return memberships.some((membership) => membership.servicePointId !== servicePointId && membership.state !== 'pending');
}

async function targetRole({ membership }: Subject, reads: Reads): Promise<About['targetRole']> {
  if (membership === undefined) return undefined;
  if ((await reads.get('account', membership.personId))?.registryOperator === true) return 'operator';
  return membership.role === 'service-point-admin' ? 'servicePointAdmin' : 'servicePointUser';
}

type Asking = Case & { readonly disables: boolean };

async function about(permission: SettledPermission, of: Asking): Promise<About> {
  const { subject, actor } = of;
  const target = targetOf(subject);
  const requesterId = subject.request?.requesterId;
  const ownerId = requesterId ?? subject.apiKey?.makerId ?? target ?? (actor.kind === 'person' ? actor.personId : undefined);
  return {
    ...(subject.servicePointId === undefined ? {} : { servicePointId: subject.servicePointId }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(target === undefined ? {} : { targetPersonId: target }),
    ...(requesterId === undefined ? {} : { requesterId }),
    // What was asked for while its option was on is decided also after it was switched off.
    ...(permission.family === 'credentials' && permission.as === 'approve'
      ? { approvalOn: approvalOptionOf(permission.row) !== undefined }
      : {}),
    ...(permission.family === 'service-points' ? await aboutPoint(permission.row, of) : {}),
    ...(permission.family === 'credentials' && takesAll.includes(permission.row) && target !== undefined
      ? { lastHolderOf: await lastHolderOf(target, 'all', of.reads) }
      : {}),
  };
}

/** What `decide` must know for a row of the second family. */
async function aboutPoint(row: number, of: Asking): Promise<About> {
  const { subject, reads, input } = of;
  const target = targetOf(subject);
  const role = await targetRole(subject, reads);
  const wanted = input['role'];
  const point = asksServicePoint.includes(row) ? await reads.get('service-point', subject.servicePointId ?? '') : undefined;
  return {
    ...(target === undefined ? {} : { targetBelongsElsewhere: await belongsElsewhere(target, subject.servicePointId, reads) }),
    ...(role === undefined ? {} : { targetRole: role }),
    ...(target === undefined || !aboutStaff.includes(row) ? {} : { lastHolderOf: await wouldBeLast(row, target, of) }),
    ...(row === CREATE_KEY && (wanted === 'service-point-user' || wanted === 'service-point-admin') ? { keyRole: wanted } : {}),
    ...(point === undefined ? {} : { servicePointEnabled: point.enabled, deskWrites: point.appWritesEnabled !== false }),
  };
}

/** Demoting or disabling the last Registry operator; disabling the last who can work with a role that must not be without a holder. */
async function wouldBeLast(row: number, target: string, { subject, reads, disables }: Asking): Promise<NonNullable<About['lastHolderOf']>> {
  if (disables) return lastWorkerOf(target, subject.membership?.id ?? '', reads);
  const demotes = (row === 5 || row === 6) && (await reads.get('account', target))?.registryOperator === true;
  return demotes ? lastHolderOf(target, ['Registry operator'], reads) : [];
}

async function refusedByState(row: ActionRow, of: Case): Promise<Failure | undefined> {
  if (row.event === undefined) return undefined;
  const { thing, event } = row.event;
  const cycle = lifecycles.find((candidate) => candidate.thing === thing) as Lifecycle<string, string> | undefined;
  const state = await stateOf(thing, of);
  if (cycle === undefined || state === undefined) return undefined;
  return next(cycle, state, event).ok ? undefined : { code: 'state-refuses', params: { state, event } };
}

async function stateOf(thing: string, { subject, reads, now }: Case): Promise<string | undefined> {
  const { membership, apiKey, servicePoint } = subject;
  switch (thing) {
    case 'service-point':
      return servicePoint === undefined ? undefined : servicePoint.enabled ? 'enabled' : 'disabled';
    case 'membership':
      return membership === undefined ? undefined : standingOf(membership, await reads.get('account', membership.personId));
    case 'access-request':
      return subject.accessRequest?.state;
    case 'api-key':
      if (apiKey === undefined) return undefined;
      return apiKey.enabled ? (Date.parse(apiKey.expiresAt) <= now ? 'expired' : 'enabled') : 'disabled';
    case 'raid':
      return subject.raid?.state;
    case 'request':
      return subject.request?.state;
    case 'person':
      return subject.person?.state;
    default:
      return undefined;
  }
}
