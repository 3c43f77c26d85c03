import type { ActionId, ActionInput } from '../../../core/actions/all.ts';
import type { Change, FactDraft } from '../../../core/facts/draft.ts';
import type { Person } from '../../../core/records/records.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import type { Call, Parts } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { approvalRequest } from '../request/approval-request.ts';

export interface Entering {
  readonly writer: StoreWriter;
  readonly parts: Pick<Parts, 'house' | 'newId'>;
  /** Somebody else must approve the entry. */
  readonly asks: boolean;
  readonly caller: Pick<Call<ActionId>, 'who' | 'at' | 'session'>;
  readonly servicePointId: string;
  /** Where nobody gets a password by the entry, the approval of it makes none either. */
  readonly password?: 'none';
  /** What the fact says beside the number. */
  readonly note?: FactDraft['note'];
}

/** Enters a person in the caller's transaction, by hand or from a file: number, data key, given roles, and a request where approval is asked for. */
export function enterPerson(
  input: ActionInput<'person.create'>,
  { writer, parts, asks, caller, servicePointId, password, note = {} }: Entering,
): { readonly person: Person; readonly requestId?: string } {
  const [personId, requestId] = [parts.newId(), parts.newId()];
  const to = stateOfNew(writer);
  const person: Person = {
    ...input,
    sortName: input.sortName ?? sortNameOf(input.name),
    id: personId,
    servicePointId,
    number: writer.people.nextNumber(),
    state: asks ? 'requested' : to,
    dataKeyId: parts.house.sealed.putDataKey(writer, personId, servicePointId),
    createdAt: caller.at,
  };
  const roles = asks || to !== 'active' ? [] : [...parts.house.givenRoles(writer)];
  const after = { state: to, ...(password === undefined ? {} : { password }) };
  const asked = { id: requestId, row: 1, personId, servicePointId, before: {}, after };
  const changes: Change[] = [
    { record: 'person', id: personId, set: person },
    { record: 'account', id: personId, set: { personId, roles, registryOperator: false } },
    ...(asks ? [{ record: 'request' as const, id: requestId, set: approvalRequest(caller, asked) }] : []),
  ];
  writer.append({
    kind: 'intent',
    action: 'person.create',
    who: caller.who,
    servicePoint: servicePointId,
    subject: { kind: 'person', id: personId },
    note: { number: person.number, ...note },
    changes,
  });
  return { person, ...(asks ? { requestId } : {}) };
}

/** Active, or Inactive where the option says so (UsersOptionActivate): then Reactivate brings the roles. */
export function stateOfNew(store: StoreReader): 'active' | 'inactive' {
  return optionValue(store, 'users-activate-on-creation') === true ? 'active' : 'inactive';
}

/** "Ada Lovelace" sorts as "Lovelace Ada"; a name of one word, or of a script without blanks, sorts as it stands. */
export function sortNameOf(name: string): string {
  const words = name.split(/\s+/);
  const last = words.at(-1) ?? name;
  return words.length < 2 ? name : [last, ...words.slice(0, -1)].join(' ');
}
