import { accessRequestApprove } from '../../core/actions/access-request/approve.ts';
import { accessRequestReject } from '../../core/actions/access-request/reject.ts';
import { accessRequest } from '../../core/actions/access/request.ts';
import { membershipAuthorise } from '../../core/actions/membership/authorise.ts';
import { membershipChangeRole } from '../../core/actions/membership/change-role.ts';
import { membershipDisable } from '../../core/actions/membership/disable.ts';
import { membershipEnable } from '../../core/actions/membership/enable.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Change as RecordChange } from '../../core/facts/draft.ts';
import type { Membership } from '../../core/records/records.ts';
import type { Writer } from '../store/unit.ts';
import type { Call, Change } from './enter.ts';

type Role = Membership['role'];

/** Row 2: one request a person and service point waits; asking again changes comment and time. */
export const requestAccess: Change<typeof accessRequest> = {
  row: accessRequest,
  async change({ input, caller, subject, at, world }, writer) {
    const { servicePoint } = subject;
    const personId = caller.personId ?? '';
    if (servicePoint === undefined) throw new Refusal('not-found');
    const requests = await writer.find('access-request', { personId, servicePointId: servicePoint.id, state: 'requested' });
    const accessRequestId = requests[0]?.id ?? world.newId();
    const comments = input.comments ?? null;
    await writer.append({
      kind: 'intent',
      action: 'access.request',
      who: caller.who,
      servicePoint: servicePoint.id,
      subject: { kind: 'access-request', id: accessRequestId },
      changes: [
        requests.length > 0
          ? { record: 'access-request', id: accessRequestId, set: { comments, requestedAt: at } }
          : {
              record: 'access-request',
              id: accessRequestId,
              set: {
                id: accessRequestId,
                servicePointId: servicePoint.id,
                personId,
                identityProvider: 'local',
                state: 'requested',
                requestedAt: at,
                ...(input.comments === undefined ? {} : { comments: input.comments }),
              },
            },
      ],
    });
    return { accessRequestId };
  },
};

/** Row 3, or 8: in as Service Point User. */
export const approveAccess: Change<typeof accessRequestApprove> = {
  row: accessRequestApprove,
  async change(call, writer) {
    const { accessRequest } = call.subject;
    if (accessRequest === undefined) throw new Refusal('not-found');
    await assertActive(accessRequest.personId, writer);
    await letIn(
      'access-request.approve',
      { ...accessRequest, role: 'service-point-user' },
      {
        call,
        writer,
        also: [answered(accessRequest.id, 'approved', call)],
      },
    );
    return {};
  },
};

export const rejectAccess: Change<typeof accessRequestReject> = {
  row: accessRequestReject,
  async change(call, writer) {
    const { accessRequest } = call.subject;
    if (accessRequest === undefined) throw new Refusal('not-found');
    await writer.append({
      kind: 'intent',
      action: 'access-request.reject',
      who: call.caller.who,
      servicePoint: accessRequest.servicePointId,
      subject: { kind: 'access-request', id: accessRequest.id },
      changes: [answered(accessRequest.id, 'rejected', { ...call, reason: call.input.reason })],
    });
    return {};
  },
};

/** Row 3, or 8, without their asking; a request that waits is answered by it. */
export const authorise: Change<typeof membershipAuthorise> = {
  row: membershipAuthorise,
  async change(call, writer) {
    const { personId, servicePointId, role } = call.input;
    await assertActive(personId, writer);
    const waiting = await writer.find('access-request', { personId, servicePointId, state: 'requested' });
    const also = waiting.map(({ id }) => answered(id, 'approved', call));
    return { membershipId: await letIn('membership.authorise', { personId, servicePointId, role }, { call, writer, also }) };
  },
};

/** Rows 4 to 6. */
export const changeRole: Change<typeof membershipChangeRole> = {
  row: membershipChangeRole,
  async change(call, writer) {
    const { membership } = call.subject;
    if (membership === undefined) throw new Refusal('not-found');
    const { role } = call.input;
    const account = await writer.get('account', membership.personId);
    const operator = role === 'operator';
    const changes: RecordChange[] = operator ? [] : [{ record: 'membership', id: membership.id, set: { role, ...stamp(call) } }];
    if (account !== undefined && account.registryOperator !== operator)
      changes.push({ record: 'account', id: account.personId, set: { registryOperator: operator } });
    await write('membership.change-role', changes, { call, writer, membership, note: { role } });
    return {};
  },
};

/** Rows 7, 9 and 10: a Registry operator rests everywhere, others at that service point. */
export const disableMember: Change<typeof membershipDisable> = {
  row: membershipDisable,
  change: (call, writer) => rest('membership.disable', { call, writer, resting: true }),
};

export const enableMember: Change<typeof membershipEnable> = {
  row: membershipEnable,
  change: (call, writer) => rest('membership.enable', { call, writer, resting: false }),
};

async function rest(
  action: string,
  { call, writer, resting }: { readonly call: Call; readonly writer: Writer; readonly resting: boolean },
): Promise<Record<string, never>> {
  const { membership } = call.subject;
  if (membership === undefined) throw new Refusal('not-found');
  const account = await writer.get('account', membership.personId);
  const changes: RecordChange[] =
    account?.registryOperator === true
      ? [{ record: 'account', id: account.personId, set: { operatorDisabled: resting ? true : null } }]
      : [{ record: 'membership', id: membership.id, set: { state: resting ? 'disabled' : 'enabled', ...stamp(call) } }];
  await write(action, changes, { call, writer, membership });
  return {};
}

function stamp({ caller, at }: Call): { readonly changedBy?: string; readonly changedAt: string } {
  return { ...(caller.personId === undefined ? {} : { changedBy: caller.personId }), changedAt: at };
}

function answered(
  id: string,
  state: 'approved' | 'rejected',
  { caller, at, reason }: Pick<Call, 'caller' | 'at'> & { readonly reason?: string | undefined },
): RecordChange {
  const because = reason === undefined ? {} : { reason };
  const by = caller.personId === undefined ? {} : { respondedBy: caller.personId };
  return { record: 'access-request', id, set: { state, ...by, ...because, respondedAt: at } };
}

async function assertActive(personId: string, writer: Writer): Promise<void> {
  const person = await writer.get('person', personId);
  if (person?.state !== 'active') throw new Refusal('person-not-active', { state: person?.state ?? 'unknown' });
}

interface Newcomer {
  readonly personId: string;
  readonly servicePointId: string;
  readonly role: Role;
}

/** One record per person and service point, kept for ever: one that was pending or disabled comes to life again. */
async function letIn(
  action: string,
  { personId, servicePointId, role }: Newcomer,
  {
    call,
    writer,
    also,
  }: { readonly call: Pick<Call, 'caller' | 'at' | 'world'>; readonly writer: Writer; readonly also: readonly RecordChange[] },
): Promise<string> {
  const { caller, at, world } = call;
  const [before] = await writer.find('membership', { personId, servicePointId });
  if (before?.state === 'enabled') throw new Refusal('already-member');
  const id = before?.id ?? world.newId();
  const granted = { ...(caller.personId === undefined ? {} : { grantedBy: caller.personId }), grantedAt: at };
  const made = before === undefined ? { id, personId, servicePointId, createdAt: at } : {};
  await writer.append({
    kind: 'intent',
    action,
    who: caller.who,
    servicePoint: servicePointId,
    subject: { kind: 'membership', id },
    note: { role },
    changes: [{ record: 'membership', id, set: { ...made, role, state: 'enabled', ...granted } }, ...also],
  });
  return id;
}

interface Writing {
  readonly call: Pick<Call, 'caller'>;
  readonly writer: Writer;
  readonly membership: Membership;
  readonly note?: Readonly<Record<string, string>>;
}

async function write(action: string, changes: readonly RecordChange[], { call, writer, membership, note = {} }: Writing): Promise<void> {
  await writer.append({
    kind: 'intent',
    action,
    who: call.caller.who,
    servicePoint: membership.servicePointId,
    subject: { kind: 'membership', id: membership.id },
    note,
    changes,
  });
}
