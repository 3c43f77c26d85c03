import type { Account, Membership, Request } from '../../core/records/records.ts';
import type { KeptRole } from '../../core/roles/about.ts';
import type { StoreReader } from '../store/store.ts';
import { isOperator, standingOf } from './actor.ts';

const keptRoles: readonly KeptRole[] = ['Operator', 'Approver', 'Administrator', 'Registry operator'];

function holds(personId: string, role: KeptRole, store: StoreReader): boolean {
  if (store.get('person', personId)?.state !== 'active') return false;
  const account = store.get('account', personId);
  return role === 'Registry operator' ? isOperator(account) : account?.roles.includes(role) === true;
}

/**
 * Roles that would be without an active holder, were these taken from that person (PRODUCT, decision 2). A role holds where its holder has an
 * enabled membership: somebody who works nowhere holds the place open for nobody.
 */
export function lastHolderOf(personId: string, taken: 'all' | readonly string[], store: StoreReader): readonly KeptRole[] {
  return keptRoles
    .filter((role) => (taken === 'all' || taken.includes(role)) && holds(personId, role, store))
    .filter((role) => !hasOther({ personId, role }, store.people.withMoreRoles(), store));
}

/** Roles with which nobody could work any more, were that membership disabled; a Registry operator rests everywhere. */
export function lastWorkerOf(personId: string, membershipId: string | undefined, store: StoreReader): readonly KeptRole[] {
  const account = store.get('account', personId);
  const stays =
    !isOperator(account) && store.memberships.byPerson(personId).some((other) => other.id !== membershipId && works(other, store));
  if (stays) return [];
  return keptRoles
    .filter((role) => holds(personId, role, store))
    .filter((role) => !hasOther({ personId, role }, store.all('account'), store));
}

/** Is there somebody else who holds that role and works somewhere? */
function hasOther(
  { personId, role }: { readonly personId: string; readonly role: KeptRole },
  accounts: readonly Account[],
  store: StoreReader,
): boolean {
  return accounts.some((other) => other.personId !== personId && holds(other.personId, role, store) && isAtWork(other, store));
}

function works(membership: Membership, store: StoreReader): boolean {
  const account = store.get('account', membership.personId);
  return standingOf(membership, account) === 'enabled' && store.get('service-point', membership.servicePointId)?.enabled === true;
}

function isAtWork(account: Account, store: StoreReader): boolean {
  return isOperator(account) || store.memberships.byPerson(account.personId).some((membership) => works(membership, store));
}

/** Rows that take every role: deactivate, lock, delete. */
const takeAll: readonly number[] = [2, 4, 23];
const EDIT_ROLES = 8;
const EDIT_ROLES_OF_MANY = 25;

export interface Taking {
  readonly request?: Request | undefined;
  /** What was posted, where something was; a menu asks without. */
  readonly input?: unknown;
}

/** What a row would take from that person; undefined for rows that take nothing. */
export function takenBy(row: number, personId: string, { request, input, store }: Taking & { readonly store: StoreReader }) {
  if (takeAll.includes(row)) return 'all';
  const posted = (input ?? {}) as { readonly roles?: unknown; readonly take?: unknown };
  if (row === EDIT_ROLES_OF_MANY) return texts(posted.take);
  if (row !== EDIT_ROLES) return undefined;
  if (request !== undefined) return listed(request.before['roles']).filter((role) => !listed(request.after['roles']).includes(role));
  const now = store.get('account', personId)?.roles ?? [];
  const wanted = posted.roles === undefined ? now : texts(posted.roles);
  return now.filter((role) => !wanted.includes(role));
}

/** Roles that the input of an appointment takes. */
export function namedIn(input: unknown): readonly string[] {
  return texts(((input ?? {}) as { readonly take?: unknown }).take);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? '').split(', ').filter((role) => role !== '');
}
