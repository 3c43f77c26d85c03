import type { AccessRequest, ApiKey, Membership, Person } from '../../core/records/records.ts';
import type { About } from '../../core/roles/about.ts';
import type { TargetRow } from '../../core/roles/permission.ts';
import type { StoreReader } from '../store/store.ts';
import { lastHolderOf, lastWorkerOf } from './last-holder.ts';

/** What of the loaded records the second family's rows look at. */
export interface PointSubject {
  readonly servicePointId?: string;
  readonly person?: Person;
  readonly membership?: Membership;
  readonly accessRequest?: AccessRequest;
  readonly apiKey?: ApiKey;
}

interface Case {
  readonly subject: PointSubject;
  readonly store: StoreReader;
  readonly input?: unknown;
  /** Whether the action is the disabling of somebody. */
  readonly disables: boolean;
}

const CREATE_KEY = 18;
/** Rows whose answer depends on the service point's own switches. */
const asksServicePoint: readonly number[] = [2, CREATE_KEY, 20, 21];
const changeRole: Readonly<Record<string, number>> = { operator: 4, 'service-point-admin': 5, 'service-point-user': 6 };
const enableOrDisable = { operator: 7, servicePointAdmin: 9, servicePointUser: 10, none: 10 } as const;
/** From these rows on, the person is staff already. */
const aboutStaff: readonly number[] = [4, 5, 6, 7, 9, 10];

/** Which of the published rows it is: the target says. */
export function targetRow(row: TargetRow, { subject, store, input }: Omit<Case, 'disables'>): number {
  const role = roleIn(input);
  if (row === 'change-role') return changeRole[role ?? ''] ?? 5;
  if (row === 'enable-or-disable') return enableOrDisable[targetRole(subject, store) ?? 'none'];
  const target = targetOf(subject);
  if (target !== undefined && belongsElsewhere(target, subject.servicePointId, store)) return 8;
  return role === 'service-point-admin' ? 5 : 3;
}

function targetOf({ membership, accessRequest, person }: PointSubject): string | undefined {
  return membership?.personId ?? accessRequest?.personId ?? person?.id;
}

/** Has, or had, a place at another service point; one that waits there is not in yet. */
export function belongsElsewhere(personId: string, servicePointId: string | undefined, store: StoreReader): boolean {
  return store.memberships
    .byPerson(personId)
    .some((membership) => membership.servicePointId !== servicePointId && membership.state !== 'pending');
}

function targetRole({ membership }: PointSubject, store: StoreReader): About['targetRole'] {
  if (membership === undefined) return undefined;
  if (store.get('account', membership.personId)?.registryOperator === true) return 'operator';
  return membership.role === 'service-point-admin' ? 'servicePointAdmin' : 'servicePointUser';
}

/** What `decide` must know for a row of the second family. */
export function aboutPoint(row: number, { subject, store, input, disables }: Case): About {
  const target = targetOf(subject);
  const role = targetRole(subject, store);
  const wanted = roleIn(input);
  return {
    ...(target === undefined
      ? {}
      : { targetPersonId: target, targetBelongsElsewhere: belongsElsewhere(target, subject.servicePointId, store) }),
    ...(role === undefined ? {} : { targetRole: role }),
    ...(target === undefined || !aboutStaff.includes(row) ? {} : { lastHolderOf: wouldBeLast(row, target, { subject, store, disables }) }),
    ...(row === CREATE_KEY && isKeyRole(wanted) ? { keyRole: wanted } : {}),
    ...(asksServicePoint.includes(row) ? switches(subject.servicePointId, store) : {}),
  };
}

/** Demoting or disabling the last Registry operator; disabling the last who can work with a role that must not be without a holder. */
function wouldBeLast(row: number, target: string, { subject, store, disables }: Omit<Case, 'input'>): NonNullable<About['lastHolderOf']> {
  if (disables) return lastWorkerOf(target, subject.membership?.id, store);
  const demotes = (row === 5 || row === 6) && store.get('account', target)?.registryOperator === true;
  return demotes ? lastHolderOf(target, ['Registry operator'], store) : [];
}

function switches(servicePointId: string | undefined, store: StoreReader): About {
  const point = store.get('service-point', servicePointId ?? '');
  return point === undefined ? {} : { servicePointEnabled: point.enabled, deskWrites: point.appWritesEnabled !== false };
}

function roleIn(input: unknown): string | undefined {
  const { role } = (input ?? {}) as { readonly role?: unknown };
  return typeof role === 'string' ? role : undefined;
}

function isKeyRole(role: string | undefined): role is 'service-point-user' | 'service-point-admin' {
  return role === 'service-point-user' || role === 'service-point-admin';
}
