import { personCreate } from '../../core/actions/person/create.ts';
import { personDeactivate } from '../../core/actions/person/deactivate.ts';
import { personLock } from '../../core/actions/person/lock.ts';
import { personReactivate } from '../../core/actions/person/reactivate.ts';
import type { Change as RecordChange } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { cascade } from '../../core/lifecycles/cascade.ts';
import { cardLifecycle } from '../../core/lifecycles/card.ts';
import { next } from '../../core/lifecycles/lifecycle.ts';
import { personLifecycle } from '../../core/lifecycles/person.ts';
import { givenRoles } from '../../core/records/default-role.ts';
import { nextOf } from '../store/counters.ts';
import type { Writer } from '../store/unit.ts';
import type { Call, Change } from './enter.ts';

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
    const set = { ...input, id: personId, servicePointId, number, dataKeyId, createdAt: at };
    await writer.append({
      kind: 'intent',
      action: 'person.create',
      who: caller.who,
      servicePoint: servicePointId,
      subject: { kind: 'person', id: personId },
      note: { number },
      changes: [
        { record: 'person', id: personId, set: { ...set, sortName: input.sortName ?? sortNameOf(input.name), state: 'active' } },
        {
          record: 'account',
          id: personId,
          set: { personId, roles: [...givenRoles(await writer.find('default-role', {}))], registryOperator: false },
        },
      ],
    });
    return { personId };
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
const reasonType = { deactivate: 'deactivation', reactivate: 'reactivation', lock: 'locking' } as const;

/** Rows 2 to 4: roles go and come, credentials follow, in one fact. */
async function changeState(event: keyof typeof cascade, call: Call<StateChange>, writer: Writer): Promise<Record<string, never>> {
  const { person } = call.subject;
  if (person === undefined) throw new Refusal('not-found');
  const reason = await writer.get('reason', call.input.reasonId);
  if (reason === undefined || !reason.inUse || reason.type !== reasonType[event])
    throw new Refusal('input-invalid', { field: 'reasonId', wanted: `a reason for ${reasonType[event]} that is in use` });
  const step = next(personLifecycle, person.state, event);
  if (!step.ok) throw new Refusal('state-refuses', { state: person.state, event });
  const roles = event === 'reactivate' ? [...givenRoles(await writer.find('default-role', {}))] : [];
  await writer.append({
    kind: 'intent',
    action: `person.${event}`,
    who: call.caller.who,
    servicePoint: person.servicePointId,
    subject: { kind: 'person', id: person.id },
    note: { reason: reason.text },
    changes: [
      { record: 'person', id: person.id, set: { state: step.to } },
      { record: 'account', id: person.id, set: { roles } },
      ...(await cardChanges(person.id, event, writer)),
    ],
  });
  return {};
}

async function cardChanges(personId: string, event: keyof typeof cascade, writer: Writer): Promise<readonly RecordChange[]> {
  const cards = await writer.find('card', { personId });
  return cards.flatMap((card): RecordChange[] => {
    const step = next(cardLifecycle, card.state, cascade[event].card ?? '');
    return step.ok ? [{ record: 'card', id: card.id, set: { state: step.to } }] : [];
  });
}

/** The station numbers by blocks of a million; the server has the last of them. */
const FIRST_NUMBER = 999_000_001;

function sortNameOf(name: string): string {
  const words = name.split(/\s+/);
  const last = words.at(-1) ?? name;
  return words.length < 2 ? name : [last, ...words.slice(0, -1)].join(' ');
}
