import { personCreate } from '../../core/actions/person/create.ts';
import { personDeactivate } from '../../core/actions/person/deactivate.ts';
import { personLock } from '../../core/actions/person/lock.ts';
import { personReactivate } from '../../core/actions/person/reactivate.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { givenRoles } from '../../core/records/default-role.ts';
import { takeOverStates } from '../mobile-id/credentials.ts';
import { nextOf } from '../store/counters.ts';
import type { Writer } from '../store/unit.ts';
import { asksApproval, newRequest, optionValue } from './approval.ts';
import type { Call, Change } from './enter.ts';
import { type PersonEvent, personStateChanges } from './person-state.ts';

/** Row 1. The e-mail is unique in the whole register. */
export const createPerson: Change<typeof personCreate> = {
  row: personCreate,
  async change({ input, caller, subject, at, world }, writer) {
    const { servicePointId } = subject;
    if (servicePointId === undefined) throw new Refusal('denied', { because: 'no-service-point', roles: '' });
    const [clash] = await writer.find('person', { email: input.email });
    if (clash !== undefined) throw new Refusal('email-taken', { number: clash.number });
    const [personId, dataKeyId] = [world.newId(), world.newId()];
    writer.newDataKey(dataKeyId);
    const number = String(await nextOf('person-number', FIRST_NUMBER, writer));
    const asks = await asksApproval(ENTER, writer);
    const to = (await optionValue('users-activate-on-creation', writer)) === true ? 'active' : 'inactive';
    const requestId = world.newId();
    const roles = asks || to === 'inactive' ? [] : [...givenRoles(await writer.find('default-role', {}))];
    const made = { ...input, id: personId, servicePointId, number, dataKeyId, createdAt: at };
    const asked = { id: requestId, row: ENTER, personId, servicePointId, before: {}, after: { state: to, password: 'none' } };
    await writer.append({
      kind: 'intent',
      action: 'person.create',
      who: caller.who,
      servicePoint: servicePointId,
      subject: { kind: 'person', id: personId },
      note: { number, approval: asks },
      changes: [
        {
          record: 'person',
          id: personId,
          set: { ...made, sortName: input.sortName ?? sortNameOf(input.name), state: asks ? 'requested' : to },
        },
        { record: 'account', id: personId, set: { personId, roles, registryOperator: false } },
        ...(asks ? [newRequest(asked, { caller, at })] : []),
      ],
    });
    return { personId, ...(asks ? { requestId } : {}) };
  },
};

export const deactivatePerson: Change<typeof personDeactivate> = {
  row: personDeactivate,
  change: (call, writer) => changeState('deactivate', call, writer),
};
export const reactivatePerson: Change<typeof personReactivate> = {
  row: personReactivate,
  change: (call, writer) => changeState('reactivate', call, writer),
};
export const lockPerson: Change<typeof personLock> = { row: personLock, change: (call, writer) => changeState('lock', call, writer) };

type StateChange = typeof personDeactivate | typeof personReactivate | typeof personLock;
const ENTER = 1;
const rows = {
  deactivate: { row: 2, reason: 'deactivation', to: 'inactive' },
  reactivate: { row: 3, reason: 'reactivation', to: 'active' },
  lock: { row: 4, reason: 'locking', to: 'locked' },
} as const;

/** Rows 2 to 4: where approval is asked for, the request waits and the person keeps their state; else it is done at once, in one fact. */
async function changeState(event: PersonEvent, call: Call<StateChange>, writer: Writer): Promise<{ readonly requestId?: string }> {
  const { person } = call.subject;
  if (person === undefined) throw new Refusal('not-found');
  const { row, reason: type, to } = rows[event];
  const reason = await writer.get('reason', call.input.reasonId);
  if (reason === undefined || !reason.inUse || reason.type !== type)
    throw new Refusal('input-invalid', { field: 'reasonId', wanted: `a reason for ${type} that is in use` });
  const asks = await asksApproval(row, writer);
  const [requestId, personId, servicePointId] = [call.world.newId(), person.id, person.servicePointId];
  const asked = {
    id: requestId,
    row,
    personId,
    servicePointId,
    before: { state: person.state },
    after: { state: to, reason: reason.text },
  };
  const changes = asks ? [newRequest(asked, call)] : await personStateChanges({ personId, event, at: call.at }, writer);
  await writer.append({
    kind: 'intent',
    action: `person.${event}`,
    who: call.caller.who,
    servicePoint: servicePointId,
    subject: { kind: 'person', id: personId },
    note: { reason: reason.text, approval: asks },
    changes,
  });
  await takeOverStates(changes, { ...call.world, queries: writer.queries });
  return asks ? { requestId } : {};
}

/** The station numbers by blocks of a million; the server has the last of them. */
const FIRST_NUMBER = 999_000_001;

function sortNameOf(name: string): string {
  const words = name.split(/\s+/);
  const last = words.at(-1) ?? name;
  return words.length < 2 ? name : [last, ...words.slice(0, -1)].join(' ');
}
