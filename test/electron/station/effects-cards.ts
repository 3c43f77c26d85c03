import { asApprover, type Scene, withOption } from './effects-scenes.ts';
import { besides } from './effects-watch.ts';
import { cardInForce, emptied, issuedCard, newPerson, stoppedAt } from './effects-world.ts';
import { activate, approvedCard, blankCard, issue, NEW_PIN, PIN } from './path.ts';
import { openSealed, type PeopleWorld } from './people-world.ts';
import { READER } from './test-station.ts';

const aCard = (id: string) => ({ kind: 'card', id }) as const;

/** A card that waits for the approver. */
export async function cardWaits(world: PeopleWorld): Promise<{ readonly cardId: string; readonly requestId: string }> {
  const personId = await newPerson(world);
  const { cardId, requestId = '' } = await world.station.call('card.request', { personId, profileId: 'employee-p256' });
  return { cardId, requestId };
}

async function decided(world: PeopleWorld, action: 'request.approve' | 'request.reject' | 'request.abort'): Promise<readonly string[]> {
  const { station } = world;
  const { cardId, requestId } = await cardWaits(world);
  const reason = action === 'request.reject' ? { reason: 'Not needed' } : {};
  const act = () => besides(station, aCard(cardId), () => station.call(action, { requestId, ...reason } as never));
  return action === 'request.abort' ? act() : asApprover(station, act);
}

async function issued(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const cardId = await approvedCard(station, await newPerson(world));
  await emptied(station);
  await station.insert(await blankCard());
  return besides(station, aCard(cardId), () => issue(station, cardId));
}

const atOnce = <Value>({ station }: PeopleWorld, act: () => Promise<Value>) =>
  withOption(station, ['cards-issue-end-state', 'active'], act);

/** It is stopped once it has its certificates, and given up. */
async function failed(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const cardId = await approvedCard(station, await newPerson(world));
  await emptied(station);
  await station.insert(await blankCard());
  const operationId = await stoppedAt(
    station,
    'certificates',
    async () => (await station.call('card.issue', { cardId, reader: READER })).operationId,
  );
  return besides(station, aCard(cardId), () => station.call('operation.discard', { operationId }));
}

async function handedOver(world: PeopleWorld, choose: boolean): Promise<readonly string[]> {
  const { station } = world;
  const { cardId } = await issuedCard(world);
  if (choose) return besides(station, aCard(cardId), () => activate(station, cardId, PIN));
  await station.call('letter.confirm-printed', { cardId });
  const { identifiers } = await station.call('person.identifiers', {});
  const identifierIds = identifiers.slice(0, 1).map(({ id }) => id);
  return besides(station, aCard(cardId), () =>
    station.call('card.activate', { cardId, identifierIds, photoCompared: true, receipt: 'signature' }),
  );
}

/** An earlier choice got no answer, so nobody knows the PIN. */
async function chosenAgain(world: PeopleWorld): Promise<readonly string[]> {
  const { cardId } = await issuedCard(world);
  world.register.change({ record: 'card', id: cardId, set: { letterState: 'withdrawn' } });
  return besides(world.station, aCard(cardId), () => activate(world.station, cardId, PIN));
}

async function changed(
  world: PeopleWorld,
  ...actions: readonly ('card.deactivate' | 'card.reactivate' | 'card.lock')[]
): Promise<readonly string[]> {
  const { station } = world;
  const { cardId } = await cardInForce(world);
  for (const action of actions.slice(0, -1)) await station.call(action, { cardId });
  return besides(station, aCard(cardId), () => station.call(actions.at(-1) ?? 'card.lock', { cardId }));
}

async function wiped(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const { cardId } = await issuedCard(world);
  await station.call('card.lock', { cardId });
  return besides(station, aCard(cardId), () => station.call('card.wipe', { cardId, reader: READER, destroys: true }));
}

/** In force at once, so that its letter still waits when its holder sets another PIN. */
async function pinSet(world: PeopleWorld, by: 'puk' | 'old PIN'): Promise<readonly string[]> {
  const { station } = world;
  const { cardId } = await atOnce(world, () => issuedCard(world));
  const oldPin = Buffer.from(await openSealed(station, station.store.get('card', cardId)?.pinBlobId ?? '')).toString();
  return besides(station, aCard(cardId), () =>
    by === 'puk'
      ? station.call('card.unblock-pin', { reader: READER, newPin: NEW_PIN })
      : station.call('card.change-pin', { reader: READER, oldPin, newPin: NEW_PIN }),
  );
}

async function edited(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const { cardId } = await cardInForce(world);
  return besides(station, aCard(cardId), () => station.call('card.edit', { cardId, title: 'Head of works' }));
}

async function expired(world: PeopleWorld): Promise<readonly string[]> {
  const { station, register } = world;
  const { cardId } = await cardInForce(world);
  await station.runJobs();
  register.change({ record: 'card', id: cardId, set: { expiresOn: '2020-02-02' } });
  return besides(station, aCard(cardId), () => station.runJobs());
}

export const cardScenes: readonly Scene[] = [
  { event: 'approve', bring: (world) => decided(world, 'request.approve') },
  { event: 'reject', bring: (world) => decided(world, 'request.reject') },
  { event: 'abort', bring: (world) => decided(world, 'request.abort') },
  { event: 'issue', bring: issued },
  { event: 'issue', how: 'in force at once', bring: (world) => atOnce(world, () => issued(world)) },
  { event: 'fail', bring: failed },
  { event: 'activate', how: 'with a printed letter', bring: (world) => handedOver(world, false) },
  { event: 'activate', how: 'with a PIN chosen now', bring: (world) => handedOver(world, true) },
  { event: 'activate', how: 'with a PIN chosen again', bring: chosenAgain },
  { event: 'deactivate', bring: (world) => changed(world, 'card.deactivate') },
  { event: 'reactivate', bring: (world) => changed(world, 'card.deactivate', 'card.reactivate') },
  { event: 'lock', bring: (world) => changed(world, 'card.lock') },
  { event: 'wipe', bring: wiped },
  { event: 'unblock', bring: (world) => pinSet(world, 'puk') },
  { event: 'change-pin', bring: (world) => pinSet(world, 'old PIN') },
  { event: 'edit', bring: edited },
  { event: 'expire', bring: expired },
];
