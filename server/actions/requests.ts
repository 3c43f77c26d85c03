import { requestAbort } from '../../core/actions/request/abort.ts';
import { requestApprove } from '../../core/actions/request/approve.ts';
import { requestReject } from '../../core/actions/request/reject.ts';
import type { Change as RecordChange } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { next } from '../../core/lifecycles/lifecycle.ts';
import { personLifecycle } from '../../core/lifecycles/person.ts';
import { givenRoles } from '../../core/records/default-role.ts';
import type { Request } from '../../core/records/records.ts';
import { decide } from '../../core/roles/decide.ts';
import { takeOverStates } from '../mobile-id/credentials.ts';
import type { Reads } from '../store/reads.ts';
import type { Writer } from '../store/unit.ts';
import { optionValue } from './approval.ts';
import type { Call, Change } from './enter.ts';
import { personStateChanges } from './person-state.ts';
import { personActor } from './standing.ts';

const events = { 2: 'deactivate', 3: 'reactivate', 4: 'lock' } as const;

/** Approves and carries out the change that was asked for, after checking again that it is possible and allowed (PRODUCT, decision 4). */
export const approveRequest: Change<typeof requestApprove> = {
  row: requestApprove,
  async change(call, writer) {
    const request = requestOf(call);
    const decided = { state: 'approved' as const, decidedBy: call.caller.personId ?? '', decidedAt: call.at };
    await end('request.approve', decided, { call, writer, also: await carriedOut(request, writer, call.at) });
    return {};
  },
};

export const rejectRequest: Change<typeof requestReject> = {
  row: requestReject,
  async change(call, writer) {
    const decided = { state: 'rejected' as const, decidedBy: call.caller.personId ?? '', decidedAt: call.at };
    const set = { ...decided, rejectionReason: call.input.reason };
    await end('request.reject', set, { call, writer, also: endedWith(requestOf(call), 'rejected') });
    return {};
  },
};

/** Row 12: one's own, while nobody has decided it. */
export const abortRequest: Change<typeof requestAbort> = {
  row: requestAbort,
  async change(call, writer) {
    const set = { state: 'aborted' as const, decidedAt: call.at };
    await end('request.abort', set, { call, writer, also: endedWith(requestOf(call), 'aborted') });
    return {};
  },
};

function requestOf({ subject }: Pick<Call, 'subject'>): Request {
  if (subject.request === undefined) throw new Refusal('not-found');
  return subject.request;
}

/** What only the request had made ends with it. */
function endedWith({ row, cardId, personId }: Request, state: 'rejected' | 'aborted'): readonly RecordChange[] {
  if ((row === 26 || row === 35) && cardId !== undefined) return [{ record: 'card', id: cardId, set: { state } }];
  return row === 1 ? [{ record: 'person', id: personId, set: { state } }] : [];
}

/** Entries and states of people; what a card or a person's own form is needed for is approved at a station. */
async function carriedOut(request: Request, reads: Writer, at: string): Promise<readonly RecordChange[]> {
  const { row, personId, id } = request;
  if (row === 1) return entered(request, reads);
  if (row !== 2 && row !== 3 && row !== 4) throw new Refusal('use-case-off', { row });
  await assertStillAllowed(request, reads);
  return personStateChanges({ personId, event: events[row], at, requestId: id }, reads);
}

async function entered({ personId }: Request, reads: Reads): Promise<readonly RecordChange[]> {
  const active = (await optionValue('users-activate-on-creation', reads)) === true;
  const state = (await reads.get('person', personId))?.state ?? 'erased';
  const event = active ? 'approve' : 'approve-inactive';
  if (!next(personLifecycle, state, event).ok) throw new Refusal('state-refuses', { state, event });
  const roles = active ? [...givenRoles(await reads.find('default-role', {}))] : [];
  return [
    { record: 'person', id: personId, set: { state: active ? 'active' : 'inactive' } },
    { record: 'account', id: personId, set: { roles } },
  ];
}

/** Whoever asked may have been dismissed or moved since. */
async function assertStillAllowed({ row, personId, requesterId, servicePointId }: Request, reads: Reads): Promise<void> {
  const about = { servicePointId, ownerId: requesterId, targetPersonId: personId, lastHolderOf: [] };
  const decision = decide(await personActor(requesterId, reads), { family: 'credentials', row }, about);
  if (!decision.allowed) throw new Refusal('denied', { because: decision.because, roles: decision.roles.join(', ') });
}

interface Ending {
  readonly call: Pick<Call, 'caller' | 'subject' | 'world'>;
  readonly writer: Writer;
  readonly also: readonly RecordChange[];
}

async function end(action: string, set: Partial<Request>, { call, writer, also }: Ending): Promise<void> {
  const { id, row, servicePointId } = requestOf(call);
  await writer.append({
    kind: 'intent',
    action,
    who: call.caller.who,
    servicePoint: servicePointId,
    subject: { kind: 'request', id },
    note: { row },
    changes: [{ record: 'request', id, set }, ...also],
  });
  await takeOverStates(also, { ...call.world, queries: writer.queries });
}
