import { z } from 'zod';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import type { Person } from '../../../core/records/records.ts';
import { accessRequestState, membershipRole, membershipState, personState } from '../../../core/records/states.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';
import { linksOf } from '../online/points.ts';
import { personChange } from '../person/person-change.ts';

/** What the server says of who belongs to this station's service point. */
export const staff = z.object({
  people: z.array(
    z.object({ id: z.string(), email: z.string(), state: personState, registryOperator: z.boolean(), operatorDisabled: z.boolean() }),
  ),
  memberships: z.array(
    z.object({ id: z.string(), personId: z.string(), servicePointId: z.string(), role: membershipRole, state: membershipState }),
  ),
  requests: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      servicePointId: z.string(),
      state: accessRequestState,
      requestedAt: z.string(),
      reason: z.string().optional(),
    }),
  ),
  keys: z.array(
    z.object({
      id: z.string(),
      subject: z.string(),
      servicePointId: z.string(),
      role: membershipRole,
      enabled: z.boolean(),
      expiresAt: z.string(),
    }),
  ),
});
export type Staff = z.infer<typeof staff>;

export interface Piece {
  /** What it is, and what it says: another text where it was changed there. */
  readonly name: string;
  readonly says: string;
  /** Whether it takes something away: then it counts also where it differed before anybody looked. */
  readonly takesAway: boolean;
  /** Counts only once it was seen to change: it may have been otherwise here for a reason. */
  readonly careful?: true;
  readonly servicePointId: string;
  readonly subject: { readonly kind: 'membership' | 'person' | 'access-request' | 'api-key'; readonly id: string };
  readonly note: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}

export interface Into {
  readonly writer: StoreWriter;
  readonly parts: Parts;
}

/** Each is looked at once those before it are taken over: what locks a person changes what they still have. */
export function pieces(there: Staff, { writer, parts }: Into): readonly (() => Piece)[] {
  const known = new Map(
    there.people.flatMap((one) => {
      const person = personHere(one, writer);
      return person === undefined ? [] : [[one.id, person] as const];
    }),
  );
  const point = new Map(linksOf(writer).map(({ local, server }) => [server, local]));
  const at = new Date(parts.clock.now()).toISOString();
  return [
    ...there.people.flatMap((one) => {
      const person = known.get(one.id);
      return person === undefined ? [] : [() => stateOf(one, person, { writer, parts }), () => operatorOf(one, person, writer)];
    }),
    ...there.memberships.flatMap((one) => {
      const [person, local] = [known.get(one.personId), point.get(one.servicePointId)];
      return person === undefined || local === undefined ? [] : [() => memberOf(one, { person, local, writer, at })];
    }),
    ...there.requests.flatMap((one) => {
      const [person, local] = [known.get(one.personId), point.get(one.servicePointId)];
      return person === undefined || local === undefined ? [] : [() => requestOf(one, { person, local, writer, at })];
    }),
    ...there.keys.flatMap((one) => {
      const local = point.get(one.servicePointId);
      return local === undefined ? [] : [() => keyOf(one, local, writer)];
    }),
  ];
}

function personHere({ id, email }: Staff['people'][number], store: StoreReader): Person | undefined {
  const found = store.get('person', id) ?? store.people.byEmail(email);
  return found?.state === 'erased' ? undefined : found;
}

const events = { inactive: 'deactivate', active: 'reactivate', locked: 'lock' } as const;

/** A person's state with all that goes with it; one that does not lead from theirs here is left for whoever changes it here. */
function stateOf(one: Staff['people'][number], { id, servicePointId, state, name }: Person, { writer, parts }: Into): Piece {
  const event = one.state === 'inactive' || one.state === 'active' || one.state === 'locked' ? events[one.state] : undefined;
  return {
    name: `person ${one.id}`,
    says: one.state,
    takesAway: one.state === 'locked' || one.state === 'inactive',
    careful: true,
    servicePointId,
    subject: { kind: 'person', id },
    note: { name, state: one.state },
    changes: event === undefined || one.state === state ? [] : personChanges(id, event, { writer, parts }),
  };
}

function personChanges(personId: string, event: 'deactivate' | 'reactivate' | 'lock', { writer, parts }: Into): readonly Change[] {
  const at = new Date(parts.clock.now()).toISOString();
  try {
    return personChange(writer, { personId, event, at, givenRoles: parts.house.givenRoles(writer) });
  } catch (cause) {
    if (cause instanceof Refusal) return [];
    throw cause;
  }
}

function operatorOf(one: Staff['people'][number], { id, servicePointId, name }: Person, store: StoreReader): Piece {
  const account = store.get('account', id);
  const [was, disabled] = [account?.registryOperator === true, account?.operatorDisabled === true];
  const same = account === undefined || (was === one.registryOperator && disabled === one.operatorDisabled);
  const set = { registryOperator: one.registryOperator, operatorDisabled: one.operatorDisabled ? true : null } as const;
  return {
    name: `operator ${one.id}`,
    says: `${one.registryOperator} ${one.operatorDisabled}`,
    takesAway: !one.registryOperator || one.operatorDisabled,
    servicePointId,
    subject: { kind: 'person', id },
    note: { name, state: one.registryOperator ? (one.operatorDisabled ? 'disabled' : 'operator') : 'no operator' },
    changes: same ? [] : [{ record: 'account', id, set }],
  };
}

interface Here {
  readonly person: Person;
  /** Our id of the service point. */
  readonly local: string;
  readonly writer: StoreWriter;
  readonly at: string;
}

function memberOf(one: Staff['memberships'][number], { person, local, writer, at }: Here): Piece {
  const before = writer.memberships.byPerson(person.id).find(({ servicePointId }) => servicePointId === local);
  const id = before?.id ?? one.id;
  const { role, state } = one;
  const made = before === undefined ? { id, personId: person.id, servicePointId: local, createdAt: at } : { changedAt: at };
  const same = before?.role === role && before.state === state;
  return {
    name: `membership ${one.id}`,
    says: `${role} ${state}`,
    takesAway: state === 'disabled',
    servicePointId: local,
    subject: { kind: 'membership', id },
    note: { name: person.name, role, state },
    changes: same ? [] : [{ record: 'membership', id, set: { ...made, role, state } }],
  };
}

/** What was asked there is asked here too, under the same number, and ends here as it ended there. */
function requestOf(one: Staff['requests'][number], { person, local, writer, at }: Here): Piece {
  const { id, state, requestedAt, reason } = one;
  const before = writer.get('access-request', id);
  const made = { id, servicePointId: local, personId: person.id, identityProvider: 'local', requestedAt } as const;
  const answer = { state, respondedAt: at, ...(reason === undefined ? {} : { reason }) };
  const set = before === undefined ? { ...made, state } : answer;
  const wanted = before === undefined ? state === 'requested' : before.state !== state;
  return {
    name: `request ${id}`,
    says: state,
    takesAway: state !== 'requested' ? before !== undefined : true,
    servicePointId: local,
    subject: { kind: 'access-request', id },
    note: { name: person.name, state },
    changes: wanted ? [{ record: 'access-request', id, set }] : [],
  };
}

/** Keys that are known here: one that was made at the server alone opens nothing here. */
function keyOf({ id: idThere, subject, role, enabled, expiresAt }: Staff['keys'][number], local: string, store: StoreReader): Piece {
  const key =
    store.get('api-key', idThere) ?? store.apiKeys.byServicePoint(local).find((one) => one.subject.toLowerCase() === subject.toLowerCase());
  const same = key === undefined || (key.role === role && key.enabled === enabled && key.expiresAt === expiresAt);
  return {
    name: `key ${idThere}`,
    says: `${role} ${enabled} ${expiresAt}`,
    takesAway: !enabled,
    servicePointId: local,
    subject: { kind: 'api-key', id: key?.id ?? idThere },
    note: { key: subject, state: enabled ? 'enabled' : 'disabled' },
    changes: same ? [] : [{ record: 'api-key', id: key.id, set: { role, enabled, expiresAt } }],
  };
}
