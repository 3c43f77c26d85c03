import type { Change } from '../../../core/facts/draft.ts';
import { membershipLifecycle } from '../../../core/lifecycles/membership.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import type { Membership } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

interface Granting {
  readonly personId: string;
  readonly servicePointId: string;
  readonly role: Membership['role'];
  readonly by: string | undefined;
  readonly at: string;
  /** For a pair that has no record yet. */
  readonly id: string;
}

/** The membership of that pair, in force: a new one, the one that waited, or the one that was disabled. */
export function grant({ personId, servicePointId, role, by, at, id }: Granting, store: StoreReader): Change {
  const before = membershipAt(personId, servicePointId, store);
  const granted = { role, grantedAt: at, ...(by === undefined ? {} : { grantedBy: by }) };
  if (before === undefined)
    return { record: 'membership', id, set: { id, personId, servicePointId, state: 'enabled', createdAt: at, ...granted } };
  const step = next(membershipLifecycle, before.state, before.state === 'pending' ? 'authorise' : 'enable');
  return { record: 'membership', id: before.id, set: { ...granted, ...(step.ok ? { state: step.to } : {}) } };
}

export function membershipAt(personId: string, servicePointId: string, store: StoreReader): Membership | undefined {
  return store.memberships.byPerson(personId).find((membership) => membership.servicePointId === servicePointId);
}
