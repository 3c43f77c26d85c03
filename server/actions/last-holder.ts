import type { Account } from '../../core/records/records.ts';
import type { KeptRole } from '../../core/roles/about.ts';
import type { Reads } from '../store/reads.ts';
import { isOperator, personActor } from './standing.ts';

const keptRoles: readonly KeptRole[] = ['Operator', 'Approver', 'Administrator', 'Registry operator'];

function has(account: Account | undefined, role: KeptRole): boolean {
  return role === 'Registry operator' ? isOperator(account) : account?.roles.includes(role) === true;
}

/** Roles that would be without an active holder, were these taken from that person (PRODUCT, decision 2). */
export async function lastHolderOf(personId: string, taken: 'all' | readonly string[], reads: Reads): Promise<readonly KeptRole[]> {
  return lastOf(personId, taken, { reads, counts: async (account) => (await reads.get('person', account.personId))?.state === 'active' });
}

/** Roles with which nobody could work any more, were that membership disabled; a Registry operator rests everywhere. */
export async function lastWorkerOf(personId: string, membershipId: string, reads: Reads): Promise<readonly KeptRole[]> {
  const actor = await personActor(personId, reads);
  const memberships = await reads.find('membership', { personId });
  const stays = memberships.some(
    ({ id }, at) => id !== membershipId && actor.memberships[at]?.state === 'enabled' && actor.memberships[at].servicePointEnabled,
  );
  if (stays && !actor.registryOperator) return [];
  return lastOf(personId, 'all', { reads, counts: (account) => worksNow(account.personId, reads) });
}

async function worksNow(personId: string, reads: Reads): Promise<boolean> {
  const actor = await personActor(personId, reads);
  const member = actor.memberships.some(({ state, servicePointEnabled }) => state === 'enabled' && servicePointEnabled);
  return actor.active && (actor.registryOperator || member);
}

interface Counting {
  readonly reads: Reads;
  /** Whether somebody with the role counts as its holder. */
  readonly counts: (account: Account) => Promise<boolean>;
}

async function lastOf(personId: string, taken: 'all' | readonly string[], { reads, counts }: Counting): Promise<readonly KeptRole[]> {
  const account = await reads.get('account', personId);
  if ((await reads.get('person', personId))?.state !== 'active') return [];
  const held = keptRoles.filter((role) => (taken === 'all' || taken.includes(role)) && has(account, role));
  const last: KeptRole[] = [];
  for (const role of held) if (!(await anotherHolds(role, personId, { reads, counts }))) last.push(role);
  return last;
}

async function anotherHolds(role: KeptRole, personId: string, { reads, counts }: Counting): Promise<boolean> {
  for (let after = ''; ; ) {
    const accounts = await reads.find('account', {}, { after });
    for (const account of accounts) if (account.personId !== personId && has(account, role) && (await counts(account))) return true;
    const end = accounts.at(-1)?.personId;
    if (end === undefined) return false;
    after = end;
  }
}
