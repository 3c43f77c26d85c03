import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { found, NEW_PIN, person, PIN } from './path.ts';
import { endedWell, inPool, lent, unlawful } from './pool.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, READER, TestStation } from './test-station.ts';

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

it('an assignment that was stopped outlives the station, and is finished with a PIN chosen again', async () => {
  const folder = scratchFolder();
  let now = await TestStation.open({ dataFolder: folder });
  await found(now);
  const [holder, { id, card }] = [await person(now), await inPool(now)];
  const begun = now.heard((event) =>
    event.event === 'operation' && event.operation.steps.some(({ key, state }) => key === 'key-9c' && state === 'running')
      ? true
      : undefined,
  );
  const input = { temporaryCardId: id, personId: holder, encode: { reader: READER, newPin: PIN } };
  const { operationId = '' } = await now.call('temporary-card.assign', input);
  await begun;
  expect(await now.refusal('temporary-card.lock', { temporaryCardId: id })).toBe('reader-busy');
  await now.call('operation.cancel', { operationId });
  expect((await now.ended(operationId)).state).toBe('cancelled');
  now.readers.remove(READER);
  await now.close();

  now = await TestStation.open({ dataFolder: folder });
  await now.signIn(OPERATOR);
  expect(await now.insert(card)).toMatchObject({ contents: 'unfinished', temporaryCardId: id, unfinishedOperationId: operationId });
  expect(await now.call('operation.open', { operationId })).toMatchObject({
    kind: 'assign',
    temporary: true,
    personName: 'Ada Ampère',
    state: 'failed',
  });
  expect(await now.refusal('operation.finish', { operationId, reader: READER })).toBe('pin-malformed');
  await now.call('operation.finish', { operationId, reader: READER, newPin: NEW_PIN });
  await endedWell(now, operationId);
  expect(await now.call('temporary-card.open', { temporaryCardId: id })).toMatchObject({ state: 'assigned', personId: holder });
  now.readers.remove(READER);
  card.powerOn();
  await card.process(Uint8Array.of(0x00, 0xa4, 0x04, 0x00, 0x05, 0xa0, 0x00, 0x00, 0x03, 0x08));
  const pin = Buffer.from(NEW_PIN);
  expect(await card.process(Uint8Array.of(0x00, 0x20, 0x00, 0x80, 0x08, ...pin, 0xff, 0xff))).toEqual(Uint8Array.of(0x90, 0x00));
  await now.close();
});
