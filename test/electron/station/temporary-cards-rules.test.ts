import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionInput } from '../../../core/actions/all.ts';
import { AuthorityAway, type CertificateAuthority } from '../../../electron/authority/certificate-authority.ts';
import { HandClock } from './hand-clock.ts';
import { activeCard, blankCard, found, NEW_PIN, person, PIN } from './path.ts';
import { endedWell, inPool, lent, pinBlocked, requested, unlawful } from './pool.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, OTHER_READER, READER, TestStation } from './test-station.ts';

const DAY_S = 86_400;
let station: TestStation;
let clock: HandClock;
let away: boolean;
let folder: string;

/** An authority that can be told nothing while it is away. */
function sometimesAway(real: CertificateAuthority): CertificateAuthority {
  return new Proxy(real, {
    get: (target, name, receiver) => {
      if (away) return () => Promise.reject(new AuthorityAway('cut off'));
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

beforeEach(async () => {
  away = false;
  clock = new HandClock();
  folder = scratchFolder();
  station = await TestStation.open({ dataFolder: folder, clock, authority: sometimesAway });
  await found(station);
});
afterEach(async () => {
  expect(unlawful(station, clock.now())).toEqual([]);
  expect(station.logged).toEqual([]);
  await station.close();
});

/** As if the machine had been off meanwhile. */
async function restart(): Promise<void> {
  await station.close();
  station = await TestStation.open({ dataFolder: folder, clock, authority: sometimesAway });
}

const open = (temporaryCardId: string) => station.call('temporary-card.open', { temporaryCardId });
const encode = (newPin = PIN, reader = READER) => ({ encode: { reader, newPin } });
const set = (id: string, value: ActionInput<'option.change'>['value']) => station.call('option.change', { id, value });
const dayIn = (days: number): string => new Date(clock.now() + days * DAY_S * 1000).toISOString().slice(0, 10);

describe('The pool', () => {
  it('gets as many cards at once as were asked for, each with a number of its own and no holder', async () => {
    const { temporaryCardIds } = await station.call('temporary-card.request', { count: 5, profileId: 'employee-p256' });
    const { cards, total } = await station.call('temporary-card.find', { text: '', limit: 50 });
    expect(total).toBe(5);
    expect(cards.map(({ id, number, state, personId }) => [id, number, state, personId])).toEqual(
      temporaryCardIds.map((id, index) => [id, 1001 + index, 'requested', undefined]),
    );
    expect((await station.call('temporary-card.find', { text: 't-1003', limit: 50 })).cards.map(({ number }) => number)).toEqual([1003]);
    expect(await station.refusal('temporary-card.request', { count: 51, profileId: 'employee-p256' })).toBe('input-invalid');
    expect(await station.refusal('temporary-card.request', { count: 1, profileId: 'gold' })).toBe('input-invalid');
  });

  it('lets a card that was not produced be aborted, and no other', async () => {
    const [id, { id: produced }] = [await requested(station), await inPool(station)];
    await station.call('temporary-card.abort', { temporaryCardId: id });
    expect(await open(id)).toMatchObject({ state: 'aborted' });
    for (const temporaryCardId of [id, produced])
      expect(await station.refusal('temporary-card.abort', { temporaryCardId })).toBe('state-refuses');
  });

  it('is produced from blank cards alone, and a card that cannot have its own key is left as it was', async () => {
    const id = await requested(station);
    const plain = await blankCard('plain');
    await station.insert(plain);
    const { operationId } = await station.call('temporary-card.issue', { temporaryCardId: id, reader: READER });
    expect((await station.ended(operationId)).failure?.code).toBe('management-key-fixed');
    expect(await open(id)).toMatchObject({ state: 'requested' });
    station.readers.remove(READER);
    const pooled = await inPool(station);
    const next = await requested(station);
    const again = await station.ask('temporary-card.issue', { temporaryCardId: next, reader: READER });
    expect(again).toMatchObject({ ok: false, failure: { code: 'card-already-issued', params: { card: 'T-1002' } } });
    expect(await station.refusal('temporary-card.issue', { temporaryCardId: pooled.id, reader: READER })).toBe('state-refuses');
    expect(await station.refusal('temporary-card.issue', { temporaryCardId: next, reader: OTHER_READER })).toBe('no-card');
  });

  it('keeps out of the way of personal cards: neither is taken for the other', async () => {
    const { id } = await inPool(station);
    const holder = await person(station);
    expect(await station.refusal('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN })).toBe('card-foreign');
    expect(await station.refusal('card.unblock-pin', { reader: READER, newPin: NEW_PIN })).toBe('card-foreign');
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await activeCard(station, 'Bo Borg');
    const input = { temporaryCardId: id, personId: holder, ...encode() };
    expect(await station.refusal('temporary-card.assign', input)).toBe('card-not-this-one');
  });
});

describe('Lending', () => {
  it('is to Active people, one card each unless several are allowed, and refuses what is no PIN', async () => {
    const [ada, bo] = [await person(station), await person(station, 'Bo Borg')];
    const first = await inPool(station);
    for (const [newPin, code] of [
      ['123456', 'pin-easy'],
      ['12ab56', 'pin-malformed'],
    ] as const)
      expect(await station.refusal('temporary-card.assign', { temporaryCardId: first.id, personId: ada, ...encode(newPin) })).toBe(code);
    expect(await station.refusal('temporary-card.assign', { temporaryCardId: first.id, personId: ada })).toBe('input-invalid');
    await set('temp-cards-pin-length', 8);
    expect(await station.refusal('temporary-card.assign', { temporaryCardId: first.id, personId: ada, ...encode() })).toBe('input-invalid');
    await set('temp-cards-pin-length', 6);
    await lent(station, first.id, ada);
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    const second = await inPool(station);
    const refused = await station.ask('temporary-card.assign', { temporaryCardId: second.id, personId: ada, ...encode() });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'second-temporary-card', params: { card: 'T-1001' } } });
    await set('temp-cards-multiple-active', true);
    await lent(station, second.id, ada);
    expect(await station.refusal('temporary-card.assign', { temporaryCardId: second.id, personId: bo, ...encode() })).toBe('state-refuses');
    expect(await station.refusal('temporary-card.assign', { temporaryCardId: first.id, personId: first.id, ...encode() })).toBe(
      'state-refuses',
    );
  });

  it('lasts as many days as the option says, and extending counts from that day on', async () => {
    await set('temp-cards-validity-days', 3);
    const { id } = await inPool(station);
    await lent(station, id, await person(station));
    expect(await open(id)).toMatchObject({ dueOn: dayIn(3) });
    clock.forward(2 * DAY_S);
    await station.signIn(OPERATOR);
    const { dueOn, operationId } = await station.call('temporary-card.extend', { temporaryCardId: id, ...encode(NEW_PIN) });
    await endedWell(station, operationId);
    expect(dueOn).toBe(dayIn(3));
    const extended = await open(id);
    const valid = extended.certificates.filter(({ state }) => state === 'valid');
    expect(valid.map(({ notAfter }) => notAfter.slice(0, 10))).toEqual([dueOn, dueOn, dueOn, dueOn]);
    expect(extended.certificates.filter(({ state }) => state === 'revoked').map(({ revocationReason }) => revocationReason)).toEqual(
      Array(4).fill('superseded'),
    );
  });

  it('without encoding is a matter of the record alone: no reader, no certificates, nothing to wipe', async () => {
    await set('temp-cards-encode', false);
    const [{ id }, holder] = [await inPool(station), await person(station)];
    expect(await station.call('temporary-card.assign', { temporaryCardId: id, personId: holder })).toEqual({ dueOn: dayIn(14) });
    expect(await open(id)).toMatchObject({ state: 'assigned', personId: holder, certificates: [] });
    expect((await station.call('temporary-card.extend', { temporaryCardId: id })).dueOn).toBe(dayIn(14));
    expect(await station.call('temporary-card.withdraw', { temporaryCardId: id })).toEqual({ waitingForAuthority: false, wipe: 'none' });
    expect(await open(id)).toMatchObject({ state: 'unassigned' });
  });

  it('ends by itself after the last day, and the card is withdrawn from there', async () => {
    const { id, card } = await inPool(station);
    await lent(station, id, await person(station));
    clock.forward(15 * DAY_S);
    await restart();
    await station.signIn(OPERATOR);
    await station.insert(card);
    const over = await open(id);
    expect([over.state, ...new Set(over.certificates.map(({ state }) => state))]).toEqual(['expired', 'expired']);
    const { operationId } = await station.call('temporary-card.withdraw', { temporaryCardId: id });
    await endedWell(station, operationId);
    expect(await open(id)).toMatchObject({ state: 'unassigned' });
  });
});

describe('Taking back', () => {
  it('of a card that is away revokes at once and wipes when it is next put in, whoever is signed in', async () => {
    const { id, card } = await inPool(station);
    await lent(station, id, await person(station));
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    const { wipe, operationId } = await station.call('temporary-card.withdraw', { temporaryCardId: id });
    expect(wipe).toBe('waits');
    const gone = await open(id);
    expect([gone.state, gone.unfinished, ...new Set(gone.certificates.map(({ authority }) => authority))]).toEqual([
      'unassigned',
      'wipe',
      'revoked',
    ]);
    expect(gone.possible.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['temporary-card.lock']);
    const input = { temporaryCardId: id, personId: await person(station, 'Bo Borg'), ...encode() };
    expect(await station.refusal('temporary-card.assign', input)).toBe('card-unfinished');
    const certificates = (): number => Object.values(card.state.objects).filter((content) => content.length > 600).length;
    expect(certificates()).toBeGreaterThan(3);
    await station.call('session.sign-out', {});
    const ends = station.heard((event) =>
      event.event === 'operation' && event.operation.id === operationId && event.operation.state === 'done' ? true : undefined,
    );
    station.readers.insert(OTHER_READER, card);
    await ends;
    await station.signIn(OPERATOR);
    await station.tile(OTHER_READER, ({ contents, temporaryCardState }) => contents === 'ours' && temporaryCardState === 'unassigned');
    expect((await open(id)).unfinished).toBeUndefined();
    expect(certificates()).toBeLessThan(3);
    const { operationId: assign } = await station.call('temporary-card.assign', { ...input, ...encode(PIN, OTHER_READER) });
    await endedWell(station, assign);
  });

  it('while the authority is away is done here at once, and there as soon as it is back', async () => {
    const { id } = await inPool(station);
    await lent(station, id, await person(station));
    away = true;
    const answer = await station.call('temporary-card.withdraw', { temporaryCardId: id });
    expect(answer.waitingForAuthority).toBe(true);
    await endedWell(station, answer.operationId);
    expect(await open(id)).toMatchObject({ state: 'unassigned', revocationWaits: true });
    away = false;
    await station.call('temporary-card.lock', { temporaryCardId: id });
    const locked = await open(id);
    expect(locked.revocationWaits).toBe(false);
    expect(new Set(locked.certificates.map(({ authority }) => authority))).toEqual(new Set(['revoked']));
  });

  it('by locking is final: what was assigned is revoked, and nothing leads on but to wiping its chip', async () => {
    const { id } = await inPool(station);
    const holder = await person(station);
    await lent(station, id, holder);
    expect(await station.call('temporary-card.lock', { temporaryCardId: id })).toEqual({ waitingForAuthority: false });
    const locked = await open(id);
    expect([locked.state, ...new Set(locked.certificates.map(({ authority }) => authority))]).toEqual(['locked', 'revoked']);
    expect(locked.possible.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual(['temporary-card.wipe']);
    for (const action of ['lock', 'withdraw', 'extend', 'abort'] as const)
      expect(await station.refusal(`temporary-card.${action}`, { temporaryCardId: id }), action).toBe('state-refuses');
  });

  it('of what somebody blocked works all the same: PIN and tries are the station’s again', async () => {
    const { id, card } = await inPool(station);
    await lent(station, id, await person(station));
    station.readers.remove(READER);
    await station.tile(READER, ({ contents }) => contents === 'empty');
    await pinBlocked(card);
    expect(card.state.pin.triesLeft).toBe(0);
    await station.insert(card);
    const { operationId } = await station.call('temporary-card.withdraw', { temporaryCardId: id });
    await endedWell(station, operationId);
    const tile = await station.tile(
      READER,
      ({ temporaryCardState, contents }) => contents === 'ours' && temporaryCardState === 'unassigned',
    );
    expect(tile.pinTriesLeft).toBe(5);
  });
});
