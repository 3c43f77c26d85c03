import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { NEW_PIN, PIN, activate, approvedCard, blankCard, found, issue, person } from './path.ts';
import { READER, TestStation } from './test-station.ts';

let station: TestStation;

beforeEach(async () => {
  station = await TestStation.open();
  await found(station);
});
afterEach(() => station.close());

const profiles = ['employee-p256', 'employee-rsa2048'] as const;
const cards = PERSONALITIES.map(({ name }) => name).filter((name) => name !== 'plain');

describe.each(cards)('on a %s card', (name) => {
  it.each(profiles)('walks from a blank card to a credential of %s that is changed, unblocked and taken away again', async (profile) => {
    const cardId = await approvedCard(station, await person(station), profile);
    expect(await station.insert(await blankCard(name))).toMatchObject({ contents: 'blank' });
    await issue(station, cardId);
    const issued = await station.call('card.open', { cardId });
    expect(issued.state).toBe('issued');
    expect(issued.certificates.map(({ slot, state, authority }) => [slot, state, authority])).toEqual(
      ['9a', '9c', '9d', '9e'].map((slot) => [slot, 'on-hold', 'on-hold']),
    );
    expect(issued.proof?.passed).toBe(issued.proof?.total);
    expect(await station.tile(READER, ({ contents }) => contents === 'ours')).toMatchObject({ cardNumber: issued.number, cardId });

    await activate(station, cardId, PIN);
    const inForce = await station.call('card.open', { cardId });
    expect(inForce.state).toBe('active');
    expect(new Set(inForce.certificates.map(({ authority }) => authority))).toEqual(new Set(['valid']));

    await station.call('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN });
    await station.call('card.unblock-pin', { reader: READER, newPin: PIN });
    await station.call('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN });

    for (const [action, state, authority] of [
      ['card.deactivate', 'inactive', 'on-hold'],
      ['card.reactivate', 'active', 'valid'],
      ['card.lock', 'locked', 'revoked'],
    ] as const) {
      await station.call(action, { cardId });
      const now = await station.call('card.open', { cardId });
      expect([now.state, ...new Set(now.certificates.map((certificate) => certificate.authority))]).toEqual([state, authority]);
    }
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
  });
});

it('issues a card without any vendor command where the profile says that the supplier’s key is kept', async () => {
  const cardId = await approvedCard(station, await person(station), 'employee-rsa2048-supplier-key');
  await station.insert(await blankCard('plain'));
  await issue(station, cardId);
  await activate(station, cardId, PIN);
  await station.call('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN });
  await station.call('card.unblock-pin', { reader: READER, newPin: PIN });
  expect((await station.call('card.open', { cardId })).state).toBe('active');
});

it('refuses a card that cannot have its own management key before anything is written', async () => {
  const cardId = await approvedCard(station, await person(station));
  const card = await blankCard('plain');
  await station.insert(card);
  const before = card.state;
  const { operationId } = await station.call('card.issue', { cardId, reader: READER });
  const end = await station.ended(operationId);
  expect(end.failure?.code).toBe('management-key-fixed');
  expect(card.state.objects).toEqual(before.objects);
  expect((await station.call('card.open', { cardId })).state).toBe('approved');
});
