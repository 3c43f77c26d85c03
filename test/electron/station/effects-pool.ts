import type { Scene } from './effects-scenes.ts';
import { besides } from './effects-watch.ts';
import { begunWith, emptied, lentCard, newPerson, stoppedAt } from './effects-world.ts';
import { blankCard, NEW_PIN } from './path.ts';
import type { PeopleWorld } from './people-world.ts';
import { endedWell, inPool, lent, requested } from './pool.ts';
import { READER } from './test-station.ts';

const aLoan = (id: string) => ({ kind: 'temporary-card', id }) as const;

async function blankFor(world: PeopleWorld): Promise<string> {
  const { station } = world;
  const id = await requested(station);
  await emptied(station);
  await station.insert(await blankCard());
  return id;
}

async function prepared(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const temporaryCardId = await blankFor(world);
  return besides(station, aLoan(temporaryCardId), async () =>
    endedWell(station, (await station.call('temporary-card.issue', { temporaryCardId, reader: READER })).operationId),
  );
}

async function failed(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const temporaryCardId = await blankFor(world);
  const issue = async () => (await station.call('temporary-card.issue', { temporaryCardId, reader: READER })).operationId;
  const operationId = await stoppedAt(station, 'pin', issue);
  return besides(station, aLoan(temporaryCardId), () => station.call('operation.discard', { operationId }));
}

async function assigned(world: PeopleWorld): Promise<readonly string[]> {
  const personId = await newPerson(world);
  await emptied(world.station);
  const { id } = await inPool(world.station);
  return besides(world.station, aLoan(id), () => lent(world.station, id, personId));
}

async function extended(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const { id } = await lentCard(world);
  const encode = { reader: READER, newPin: NEW_PIN };
  return besides(station, aLoan(id), async () =>
    endedWell(station, (await station.call('temporary-card.extend', { temporaryCardId: id, encode })).operationId),
  );
}

/** Lent, not in a reader, with work at it that somebody began and left. */
async function lentAndLeft(world: PeopleWorld): Promise<string> {
  const { id } = await lentCard(world);
  await emptied(world.station);
  begunWith(world, id);
  return id;
}

async function ended(world: PeopleWorld, action: 'temporary-card.withdraw' | 'temporary-card.lock'): Promise<readonly string[]> {
  const temporaryCardId = await lentAndLeft(world);
  return besides(world.station, aLoan(temporaryCardId), () => world.station.call(action, { temporaryCardId }));
}

async function withdrawnAtReader(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  const { id: temporaryCardId } = await lentCard(world);
  return besides(station, aLoan(temporaryCardId), async () =>
    endedWell(station, (await station.call('temporary-card.withdraw', { temporaryCardId })).operationId),
  );
}

async function wiped(world: PeopleWorld): Promise<readonly string[]> {
  const { station } = world;
  await emptied(station);
  const { id: temporaryCardId } = await inPool(station);
  await station.call('temporary-card.lock', { temporaryCardId });
  const input = { temporaryCardId, reader: READER, destroys: true } as const;
  return besides(station, aLoan(temporaryCardId), () => station.call('temporary-card.wipe', input));
}

async function expired(world: PeopleWorld): Promise<readonly string[]> {
  const { station, register } = world;
  const { id } = await lentCard(world);
  await station.runJobs();
  register.change({ record: 'temporary-card', id, set: { dueOn: '2020-02-02' } });
  return besides(station, aLoan(id), () => station.runJobs());
}

async function aborted(world: PeopleWorld): Promise<readonly string[]> {
  const temporaryCardId = await requested(world.station);
  return besides(world.station, aLoan(temporaryCardId), () => world.station.call('temporary-card.abort', { temporaryCardId }));
}

export const poolScenes: readonly Scene[] = [
  { event: 'abort', bring: aborted },
  { event: 'issue', bring: prepared },
  { event: 'fail', bring: failed },
  { event: 'assign', bring: assigned },
  { event: 'extend', bring: extended },
  { event: 'withdraw', how: 'in the reader', bring: withdrawnAtReader },
  { event: 'withdraw', how: 'elsewhere', bring: (world) => ended(world, 'temporary-card.withdraw') },
  { event: 'lock', bring: (world) => ended(world, 'temporary-card.lock') },
  { event: 'wipe', bring: wiped },
  { event: 'expire', bring: expired },
];
