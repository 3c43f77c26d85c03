import { type Call, type Parts, factOf, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { reasonText } from '../reason/reason-text.ts';
import { assertNothingRuns } from './nothing-runs.ts';
import { approvalRequest } from '../request/approval-request.ts';
import { personChange } from './person-change.ts';

type StateAction = 'person.deactivate' | 'person.reactivate' | 'person.lock';

const rows = {
  'person.deactivate': { row: 2, event: 'deactivate', option: 'users-deactivation-approval', reason: 'deactivation', to: 'inactive' },
  'person.reactivate': { row: 3, event: 'reactivate', option: 'users-reactivation-approval', reason: 'reactivation', to: 'active' },
  'person.lock': { row: 4, event: 'lock', option: 'users-locking-approval', reason: 'locking', to: 'locked' },
} as const;

/** Rows 2 to 4: where approval is asked for, the request waits and the person keeps their state; else it is done at once. */
export async function changePersonState(action: StateAction, call: Call<StateAction>, parts: Parts): Promise<{ requestId?: string }> {
  const person = required(call.subject.person, 'the person');
  const { row, event, option, reason: type, to } = rows[action];
  const reason = reasonText(parts.store, call.input.reasonId, type);
  const asks = optionValue(parts.store, option) === true;
  const requestId = parts.newId();
  if (!asks) assertNothingRuns(person.id, parts);
  parts.store.transact((writer) => {
    const change = () => personChange(writer, { personId: person.id, event, at: call.at, givenRoles: parts.house.givenRoles(writer) });
    const asked = {
      id: requestId,
      row,
      personId: person.id,
      servicePointId: person.servicePointId,
      before: { state: person.state },
      after: { state: to, reason },
    };
    writer.append(
      factOf(call, action, {
        note: { reason, approval: asks },
        changes: asks ? [{ record: 'request', id: requestId, set: approvalRequest(call, asked) }] : change(),
      }),
    );
  });
  if (asks) return { requestId };
  await settleAuthority(parts);
  return {};
}
