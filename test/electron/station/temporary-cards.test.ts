import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { found, NEW_PIN, person, PIN } from './path.ts';
import { inPool, lent, unlawful } from './pool.ts';
import { READER, TestStation } from './test-station.ts';

let station: TestStation;

beforeEach(async () => {
  station = await TestStation.open();
  await found(station);
});
afterEach(() => station.close());

const profiles = { 'yubikey-5.4': 'employee-rsa2048', 'yubikey-5.7': 'employee-p256', odd: 'employee-p256' } as const;
const open = (temporaryCardId: string) => station.call('temporary-card.open', { temporaryCardId });

describe.each(Object.entries(profiles))('on a %s card', (name, profile) => {
  it(`lives its whole life as one of the pool with ${profile}`, async () => {
    const holder = await person(station);
    const { id } = await inPool(station, { name, profile });
    expect(await open(id)).toMatchObject({ state: 'unassigned', certificates: [] });
    expect(await station.tile(READER, ({ contents }) => contents === 'ours')).toMatchObject({
      temporaryCardId: id,
      temporaryCardState: 'unassigned',
      cardNumber: 1001,
    });

    await lent(station, id, holder);
    const assigned = await open(id);
    expect(assigned).toMatchObject({ state: 'assigned', personId: holder, personName: 'Ada Ampère' });
    expect(assigned.certificates.map(({ slot, state, authority }) => `${slot} ${state} ${authority}`).toSorted()).toEqual(
      ['9a', '9c', '9d', '9e'].map((slot) => `${slot} valid valid`),
    );
    expect(new Set(assigned.certificates.map(({ notAfter }) => notAfter.slice(0, 10)))).toEqual(new Set([assigned.dueOn]));
    expect(await station.tile(READER, ({ contents }) => contents === 'ours')).toMatchObject({
      personName: 'Ada Ampère',
      dueOn: assigned.dueOn,
    });

    const { operationId } = await station.call('temporary-card.extend', {
      temporaryCardId: id,
      encode: { reader: READER, newPin: NEW_PIN },
    });
    expect((await station.ended(operationId ?? '')).state).toBe('done');
    const extended = await open(id);
    expect(extended.certificates.map(({ state }) => state)).toEqual([
      'valid',
      'valid',
      'valid',
      'valid',
      'revoked',
      'revoked',
      'revoked',
      'revoked',
    ]);

    const withdrawn = await station.call('temporary-card.withdraw', { temporaryCardId: id });
    expect(withdrawn.wipe).toBe('started');
    expect((await station.ended(withdrawn.operationId ?? '')).state).toBe('done');
    const back = await open(id);
    expect(back.state).toBe('unassigned');
    expect(back.personId).toBeUndefined();
    expect(new Set(back.certificates.map(({ authority }) => authority))).toEqual(new Set(['revoked']));

    await lent(station, id, holder, PIN);
    await station.call('temporary-card.lock', { temporaryCardId: id });
    expect(await open(id)).toMatchObject({ state: 'locked' });
    expect(await station.call('journal.verify', {})).toMatchObject({ sound: true });
    expect(station.logged).toEqual([]);
  });
});

it.each(['person.deactivate', 'person.lock'] as const)('goes with its holder: %s locks it and revokes what is on it', async (action) => {
  const holder = await person(station);
  const { id } = await inPool(station);
  await lent(station, id, holder);
  await station.call('option.change', {
    id: action === 'person.lock' ? 'users-locking-approval' : 'users-deactivation-approval',
    value: false,
  });
  const type = action === 'person.lock' ? 'locking' : 'deactivation';
  const { reasons } = await station.call('reason.list', { type });
  const reasonId = reasons[0]?.id ?? '';
  await station.call(action, { personId: holder, reasonId });
  const gone = await open(id);
  expect([gone.state, ...new Set(gone.certificates.map(({ authority }) => authority))]).toEqual(['locked', 'revoked']);
  expect(unlawful(station)).toEqual([]);
});
