import { afterEach, beforeEach, expect, it } from 'vitest';
import { bankCard, foreignCard } from './fault-cards.ts';
import { activeCard, approvedCard, blankCard, issue, person, PIN } from './path.ts';
import { peopleWorld } from './people-world.ts';
import { endedWell, inPool, lent, pinBlocked } from './pool.ts';
import type { Register } from './register.ts';
import { READER, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

const diagnosis = () => station.call('card.diagnose', { reader: READER });
const codes = async () => (await diagnosis()).findings.map(({ code }) => code);

it('says of any card what it is', async () => {
  expect(await codes()).toEqual(['reader-empty']);
  for (const [card, code, next] of [
    [await blankCard(), 'card-blank', 'card.issue'],
    [await foreignCard(), 'card-foreign', 'reader.take-over'],
    [bankCard, 'card-not-piv', undefined],
  ] as const) {
    await station.insert(card);
    const found = await diagnosis();
    expect([found.findings[0]?.code, found.next?.action]).toEqual([code, next]);
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
  }
});

it('goes with a card through its life, and each time offers the one next step', async () => {
  const cardId = await approvedCard(station, await person(station));
  await station.insert(await blankCard());
  await issue(station, cardId);
  await station.tile(READER, ({ contents }) => contents === 'ours');
  expect(await diagnosis()).toMatchObject({
    findings: [{ code: 'card-not-activated' }, { code: 'letter-waits' }],
    next: { action: 'card.activate' },
  });
  station.readers.remove(READER);
  await station.tile(READER, ({ contents }) => contents === 'empty');
  const made = await activeCard(station, 'Bo Bell');
  const well = await diagnosis();
  expect(well).toMatchObject({ cardId: made.cardId, personName: 'Bo Bell', findings: [{ code: 'card-well' }] });
  expect(well.sides.map(({ chip, authority, same }) => `${chip} ${authority} ${same}`)).toEqual(Array(4).fill('same valid true'));
  for (let tries = 0; tries < 4; tries += 1) await station.ask('card.change-pin', { reader: READER, oldPin: '846392', newPin: PIN });
  expect(await diagnosis()).toMatchObject({ findings: [{ code: 'pin-last-try' }], next: { action: 'card.unblock-pin' } });
  await station.ask('card.change-pin', { reader: READER, oldPin: '846392', newPin: PIN, spendLastTry: true });
  expect(await codes()).toEqual(['pin-blocked']);
  await station.call('card.deactivate', { cardId: made.cardId });
  expect((await diagnosis()).next).toEqual({ action: 'card.reactivate' });
  await station.call('card.lock', { cardId: made.cardId });
  expect(await codes()).toContain('card-locked');
});

it('says of a lent temporary card what is wrong with it, not only that it is lent', async () => {
  const { id, card } = await inPool(station);
  await lent(station, id, await person(station));
  expect(await codes()).toEqual(['pool-lent']);
  station.readers.remove(READER);
  await station.tile(READER, ({ contents }) => contents === 'empty');
  await pinBlocked(card);
  await station.insert(card);
  expect(await diagnosis()).toMatchObject({
    temporaryCardId: id,
    findings: [{ code: 'pin-blocked' }, { code: 'pool-lent' }],
    next: { action: 'temporary-card.extend' },
  });
  const { operationId } = await station.call('temporary-card.extend', { temporaryCardId: id, encode: { reader: READER, newPin: PIN } });
  await endedWell(station, operationId);
  await station.tile(READER, ({ pinTriesLeft }) => pinTriesLeft === 5);
  expect(await codes()).toEqual(['pool-lent']);
});

it('lets nobody take a foreign card over but whoever may', async () => {
  await station.insert(await foreignCard());
  expect((await diagnosis()).next).toEqual({ action: 'reader.take-over' });
  await station.signIn(register.person('Otto Operator', { roles: ['Operator'], memberships: [{}] }));
  expect((await diagnosis()).next).toMatchObject({ action: 'reader.take-over', because: { code: 'denied' } });
});
