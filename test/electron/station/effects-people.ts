import { asApprover, type Scene, setOption, withOption } from './effects-scenes.ts';
import { aName, MORE_ROLES, issuedCard, newPerson, wholePerson } from './effects-world.ts';
import { besides } from './effects-watch.ts';
import { aReason, type PeopleWorld } from './people-world.ts';
import { aPoint } from './points-world.ts';
import { OPERATOR } from './test-station.ts';

const aPerson = (id: string) => ({ kind: 'person', id }) as const;

/** Somebody whose entry waits for the approver. */
export async function entryWaits({ station }: PeopleWorld): Promise<{ readonly personId: string; readonly requestId: string }> {
  const name = aName();
  const email = `${name.replaceAll(' ', '.').toLowerCase()}@example.org`;
  return withOption(station, ['users-creation-approval', true], async () => {
    const { personId, requestId = '' } = await station.call('person.create', { name, email });
    return { personId, requestId };
  });
}

async function approvedEntry(world: PeopleWorld, delivery: string): Promise<readonly string[]> {
  const { station } = world;
  const { personId, requestId } = await entryWaits(world);
  await setOption(station, 'users-password-delivery', delivery);
  const found = await asApprover(station, () => besides(station, aPerson(personId), () => station.call('request.approve', { requestId })));
  await setOption(station, 'users-password-delivery', 'print');
  return found;
}

const resting = (world: PeopleWorld, delivery: string) =>
  withOption(world.station, ['users-activate-on-creation', false], () => approvedEntry(world, delivery));

async function ended(world: PeopleWorld, action: 'request.reject' | 'request.abort'): Promise<readonly string[]> {
  const { station } = world;
  const { personId, requestId } = await entryWaits(world);
  if (action === 'request.abort') return besides(station, aPerson(personId), () => station.call(action, { requestId }));
  return asApprover(station, () => besides(station, aPerson(personId), () => station.call(action, { requestId, reason: 'Not one of us' })));
}

const change = async ({ station }: PeopleWorld, personId: string, event: 'deactivate' | 'reactivate' | 'lock') => {
  const type = ({ deactivate: 'deactivation', reactivate: 'reactivation', lock: 'locking' } as const)[event];
  const reasonId = await aReason(station, type);
  return besides(station, aPerson(personId), () => station.call(`person.${event}`, { personId, reasonId }));
};

async function erased(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const personId = await wholePerson(world);
  const gone = await issuedCard(world, personId);
  await station.call('card.lock', { cardId: gone.cardId });
  const decided = await station.call('person.edit', { personId, unit: 'Optics' });
  await asApprover(station, () => station.call('request.reject', { requestId: decided.requestId ?? '', reason: 'No' }));
  const reasonId = await aReason(station, 'deletion');
  const { batchId } = await station.call('batch.delete-people', { personIds: [personId], reasonId });
  return besides(station, aPerson(personId), async () => {
    const outcome = await station.call('batch.run', { batchId });
    if (outcome.done !== 1) throw new Error(`nobody was erased: ${JSON.stringify(await station.call('batch.open', { batchId }))}`);
  });
}

async function moved(world: PeopleWorld): Promise<readonly string[]> {
  const { station, register } = world;
  const personId = await wholePerson(world);
  const { servicePointId } = await station.call('service-point.create', aPoint('South campus'));
  const both = register.person('Bea Both', { roles: ['Operator'], memberships: [{}, { servicePointId }] });
  await setOption(station, 'users-edit-approval', false);
  await station.signIn(both);
  const found = await besides(station, aPerson(personId), () => station.call('person.edit', { personId, servicePointId }));
  await station.signIn(OPERATOR);
  await setOption(station, 'users-edit-approval', true);
  return found;
}

/** Somebody at this desk to whom it happens elsewhere: the fact arrives while they work. */
async function signedIn({ station, register }: PeopleWorld, state: 'inactive' | 'locked' | 'erased'): Promise<readonly string[]> {
  const somebody = register.person('Sid Seated', { roles: ['Operator'], memberships: [{}] });
  await station.signIn(somebody);
  register.change({ record: 'person', id: somebody.id, set: { state } });
  const next = await station.refusal('person.find', { text: '', limit: 1 });
  const again = await station.refusal('session.sign-in', { email: somebody.email, password: somebody.password });
  const [over] = station.store.facts.find({ action: 'session.sign-out', personId: somebody.id, limit: 1 });
  await station.signIn(OPERATOR);
  return next === 'not-signed-in' && again !== undefined && over?.fact.note['because'] === 'person-not-active' ? ['session ended'] : [];
}

export const peopleScenes: readonly Scene[] = [
  ...['print', 'email'].flatMap((delivery): Scene[] => [
    { event: 'approve', how: `password by ${delivery}`, bring: (world) => approvedEntry(world, delivery) },
    { event: 'approve-inactive', how: `password by ${delivery}`, bring: (world) => resting(world, delivery) },
  ]),
  { event: 'reject', bring: (world) => ended(world, 'request.reject') },
  { event: 'abort', bring: (world) => ended(world, 'request.abort') },
  { event: 'deactivate', bring: async (world) => change(world, await wholePerson(world), 'deactivate') },
  {
    event: 'reactivate',
    bring: async (world) => {
      const personId = await wholePerson(world);
      await change(world, personId, 'deactivate');
      return change(world, personId, 'reactivate');
    },
  },
  { event: 'lock', bring: async (world) => change(world, await wholePerson(world), 'lock') },
  { event: 'deactivate', how: 'while signed in', bring: (world) => signedIn(world, 'inactive') },
  { event: 'lock', how: 'while signed in', bring: (world) => signedIn(world, 'locked') },
  { event: 'erase', how: 'while signed in', bring: (world) => signedIn(world, 'erased') },
  { event: 'edit', how: 'another home', bring: moved },
  {
    event: 'edit-roles',
    bring: async (world) => {
      const personId = await newPerson(world);
      return withOption(world.station, ['users-edit-roles-approval', false], () =>
        besides(world.station, aPerson(personId), () => world.station.call('person.edit-roles', { personId, roles: MORE_ROLES })),
      );
    },
  },
  { event: 'erase', bring: erased },
];
