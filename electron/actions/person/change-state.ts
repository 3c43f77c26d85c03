import { type Call, type Parts, factOf, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { reasonText } from '../reason/reason-text.ts';
import { assertNothingRuns } from './nothing-runs.ts';
import { approvalRequest } from '../request/approval-request.ts';
import { personChange } from './person-change.ts';

export type StateAction = 'person.deactivate' | 'person.reactivate' | 'person.lock';

export const personStates = {
  'person.deactivate': { row: 2, event: 'deactivate', option: 'users-deactivation-approval', reason: 'deactivation', to: 'inactive' },
  'person.reactivate': { row: 3, event: 'reactivate', option: 'users-reactivation-approval', reason: 'reactivation', to: 'active' },
  'person.lock': { row: 4, event: 'lock', option: 'users-locking-approval', reason: 'locking', to: 'locked' },
} as const;

/** Rows 2 to 4: where approval is asked for, the request waits and the person keeps their state; else it is done at once. */
export function changePersonState(action: StateAction, call: Call<StateAction>, parts: Parts): Promise<{ requestId?: string }> {
  const asks = optionValue(parts.store, personStates[action].option) === true;
  return settledState(action, call, { parts, requestId: asks ? parts.newId() : undefined });
}

interface Settled {
  readonly parts: Parts;
  /** Of the request that waits; where there is none, the change is done at once. */
  readonly requestId: string | undefined;
}

/** The same once it is known whether somebody else must approve it. */
export async function settledState(
  action: StateAction,
  call: Call<StateAction>,
  { parts, requestId }: Settled,
): Promise<{ requestId?: string }> {
  const person = required(call.subject.person, 'the person');
  const { row, event, reason: type, to } = personStates[action];
  const reason = reasonText(parts.store, call.input.reasonId, type);
  if (requestId === undefined) assertNothingRuns(person.id, parts);
  parts.store.transact((writer) => {
    const change = () => personChange(writer, { personId: person.id, event, at: call.at, givenRoles: parts.house.givenRoles(writer) });
    const { id: personId, servicePointId, state } = person;
    const asked = { row, personId, servicePointId, before: { state }, after: { state: to, reason } };
    const changes =
      requestId === undefined
        ? change()
        : [{ record: 'request' as const, id: requestId, set: approvalRequest(call, { id: requestId, ...asked }) }];
    writer.append(factOf(call, action, { note: { reason, approval: requestId !== undefined }, changes }));
  });
  if (requestId !== undefined) return { requestId };
  await settleAuthority(parts);
  return {};
}
