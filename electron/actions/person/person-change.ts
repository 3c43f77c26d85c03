import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { endsRequest, rolesBy } from '../../../core/lifecycles/cascade.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { personLifecycle } from '../../../core/lifecycles/person.ts';
import type { Person, Request } from '../../../core/records/records.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import { credentialChanges, endedRequests, type PersonEvent } from './cascade.ts';

interface Asked {
  readonly personId: string;
  readonly event: PersonEvent;
  readonly at: string;
  /** What a person gets who comes back. */
  readonly givenRoles: readonly string[];
  /** The request that is being carried out: it does not end itself. */
  readonly requestId?: string;
}

/**
 * A person's deactivation, return or locking with all that goes with it: roles, credentials, certificates, requests that lost their sense.
 * Throws Refusal where the state does not allow it now.
 */
export function personChange(store: StoreWriter, { personId, event, at, givenRoles, requestId }: Asked): readonly Change[] {
  const person = store.get('person', personId);
  if (person === undefined) throw new Refusal('not-found');
  const step = next(personLifecycle, person.state, event);
  if (!step.ok) throw new Refusal('state-refuses', { state: person.state, event });
  const ended = openRequests(store, personId).filter((request) => request.id !== requestId && endsRequest(event, request.row));
  return [
    { record: 'person', id: personId, set: { state: step.to as Person['state'] } },
    { record: 'account', id: personId, set: { roles: rolesBy[event] === 'given' ? [...givenRoles] : [] } },
    ...credentialChanges(store, { personId, event, at }),
    ...endedRequests(ended, store, at),
  ];
}

/** Requests about a person that nobody has decided. */
export function openRequests(store: StoreReader, personId: string): readonly Request[] {
  return store.requests.byPerson(personId).filter((request) => request.state === 'requested');
}
