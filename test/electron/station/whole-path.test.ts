import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PERSONALITIES } from '../../../native/simulator/personalities/personalities.ts';
import { NEW_PIN, PIN, activate, approvedCard, blankCard, found, issue, person } from './path.ts';
import { pooledKeys } from '../../native/pooled-keys.ts';
import { READER, TestStation } from './test-station.ts';

let station: TestStation;

beforeEach(async () => {
  station = await TestStation.open();
  await found(station);
});
afterEach(() => station.close());

/** RSA keys take their time to make. */
const keys = pooledKeys(4);
const profiles = ['employee-p256', 'employee-rsa2048'] as const;
const cards = PERSONALITIES.map(({ name }) => name);
/** A card without any vendor command keeps its supplier’s key, and its profile says so. */
const profileOn = (name: string, profile: string): string => (name === 'plain' ? `${profile}-supplier-key` : profile);

describe.each(cards)('on a %s card', (name) => {
  it.each(profiles)('walks from a blank card to a credential of %s that is changed, unblocked and taken away again', async (profile) => {
    const cardId = await approvedCard(station, await person(station), profileOn(name, profile));
    expect(await station.insert(await blankCard(name, { keys }))).toMatchObject({ contents: 'blank' });
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

describe.each(cards)('a %s card that another program keeps powered', (name) => {
  it('says how many tries are left right after the holder typed the PIN', async () => {
    const cardId = await approvedCard(station, await person(station), profileOn(name, 'employee-p256'));
    await station.insert(await blankCard(name));
    await issue(station, cardId);
    const other = await station.readers.connect(READER, 'shared');
    await activate(station, cardId, PIN);
    const before = await station.call('card.pin-status', { reader: READER });
    expect(before.pinTriesLeft).toBeGreaterThanOrEqual(3);
    await expect(station.call('card.change-pin', { reader: READER, oldPin: NEW_PIN, newPin: PIN })).rejects.toMatchObject({
      code: 'pin-wrong',
    });
    const { pinTriesLeft } = await station.call('card.pin-status', { reader: READER });
    expect(pinTriesLeft).toBe((before.pinTriesLeft ?? 0) - 1);
    await other.disconnect();
  });
});

describe.each(cards)('an unfinished %s card', (name) => {
  it('is given up: its certificates are revoked, and it is wiped where it can be', async () => {
    const cardId = await approvedCard(station, await person(station), profileOn(name, 'employee-p256'));
    const card = await blankCard(name);
    await station.insert(card);
    const { operationId } = await station.call('card.issue', { cardId, reader: READER });
    await station.heard((event) =>
      event.event === 'operation' && event.operation.steps.some(({ key, state }) => key === 'prove' && state === 'running')
        ? true
        : undefined,
    );
    station.readers.remove(READER);
    expect((await station.ended(operationId)).failure?.code).toBe('card-pulled');
    expect((await station.insert(card)).contents).toBe('unfinished');
    await station.call('operation.discard', { operationId, reader: READER });
    const wiped = name === 'plain' ? 'foreign' : 'blank';
    expect((await station.tile(READER, ({ contents }) => contents === wiped)).contents).toBe(wiped);
    const { state, certificates } = await station.call('card.open', { cardId });
    expect([state, ...new Set(certificates.map(({ authority }) => authority))]).toEqual(['failed', 'revoked']);
  });
});

it('refuses a card that cannot have its own management key before anything of it is changed: objects, PIN, PUK and key', async () => {
  const cardId = await approvedCard(station, await person(station));
  const card = await blankCard('plain');
  await station.insert(card);
  const before = card.state;
  const { operationId } = await station.call('card.issue', { cardId, reader: READER });
  const end = await station.ended(operationId);
  expect(end.failure?.code).toBe('management-key-fixed');
  expect(card.state).toEqual(before);
  const { pin, puk, management } = card.personality;
  expect(card.state.pin).toMatchObject({ value: pin.factory, triesLeft: pin.tries });
  expect(card.state.puk).toMatchObject({ value: puk.factory, triesLeft: puk.tries });
  expect(card.state.management.value).toBe(management.factory);
  expect((await station.call('card.open', { cardId })).state).toBe('approved');
});
