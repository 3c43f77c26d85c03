import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { activeCard, blankCard, found, issue, activate, NEW_PIN, PIN, approvedCard } from './path.ts';
import { assertSound, readMail } from './people-world.ts';
import { HandClock } from './hand-clock.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { OPERATOR, OTHER_READER, PASSWORD, READER, TestStation } from './test-station.ts';
import { TwoStations } from './two-stations.ts';

let two: TwoStations;
let desk: TestStation;
let far: TestStation;
let cardId = '';
let card: SimulatedCard;
let personId = '';

/** The help desk has the card's record; the holder sits far away at a station that has never seen it. */
beforeEach(async () => {
  two = await TwoStations.open();
  await two.join();
  [desk, far] = [two.first, two.second];
  ({ personId } = await desk.call('person.create', { name: 'Ada Ampère', email: 'ada@example.org', phone: '+44 20 7946 0000' }));
  cardId = await approvedCard(desk, personId);
  card = await blankCard();
  await desk.insert(card);
  await issue(desk, cardId);
  await desk.tile(READER, ({ contents }) => contents === 'ours');
  await activate(desk, cardId, PIN);
  desk.readers.remove(READER);
  far.readers.insert(READER, card);
  await expect.poll(async () => (await far.ask('remote-unblock.begin', {})).ok).toBe(true);
});
afterEach(() => two.close());

const begin = async (): Promise<string> => (await far.call('remote-unblock.begin', {})).challenge?.groups.join(' ') ?? '';
const record = () => desk.store.get('card', cardId);
const pukTries = () => card.state.puk.triesLeft;

/** The whole call but for what the holder does. */
async function answered(challenge: string): Promise<string> {
  await desk.call('card.unblock-remote', { cardId, challenge });
  await desk.call('card.check-caller', { cardId, how: 'called-back' });
  return (await desk.call('card.answer-remote', { cardId })).groups.join(' ');
}

/** Does this PIN open the card? Asked at the desk, by changing it to itself and back. */
async function pinIs(pin: string): Promise<boolean> {
  far.readers.remove(READER);
  await desk.insert(card);
  const refused = await desk.refusal('card.change-pin', { reader: READER, oldPin: pin, newPin: '902746' });
  if (refused === undefined) await desk.call('card.change-pin', { reader: READER, oldPin: '902746', newPin: pin });
  desk.readers.remove(READER);
  await desk.tile(READER, ({ contents }) => contents === 'empty');
  return refused === undefined;
}

describe('Unblock card remote (row 33), two stations and no network', () => {
  it('sets the PIN that the holder chose, replaces the PUK at both ends, and is confirmed by four signs', async () => {
    const challenge = await begin();
    expect(challenge.replaceAll(' ', '')).toHaveLength(24);
    const before = record()?.pukBlobId;
    const response = await answered(challenge);
    expect(response.replaceAll(' ', '')).toHaveLength(32);
    expect(record()?.pukPendingBlobId).toBeDefined();
    const { pinSet, outcome, proof = '' } = await far.call('remote-unblock.finish', { responseSecret: response, newPin: NEW_PIN });
    expect({ pinSet, outcome }).toEqual({ pinSet: true, outcome: 'replaced' });
    expect(await desk.refusal('card.confirm-remote', { cardId, proof: proof === '2222' ? '3333' : '2222' })).toBe('confirm-wrong');
    expect(record()?.pukPendingBlobId).toBeDefined();
    expect(await desk.call('card.confirm-remote', { cardId, proof: proof.toLowerCase() })).toEqual({ outcome: 'replaced' });
    expect(record()?.pukBlobId).not.toBe(before);
    expect(record()?.pukPendingBlobId).toBeUndefined();
    expect(await pinIs(NEW_PIN)).toBe(true);
    await desk.insert(card);
    await desk.call('card.unblock-pin', { reader: READER, newPin: PIN });
    expect(pukTries()).toBe(5);
    await assertSound(desk);
    const kept = JSON.stringify(desk.store.facts.find({ subjectId: cardId, limit: 200 }));
    for (const secret of [response, response.replaceAll(' ', ''), challenge, NEW_PIN]) expect(kept).not.toContain(secret);
  });

  it('gives nothing out before it is proved who is calling, by what the option asks for', async () => {
    await desk.call('option.change', { id: 'unblock-remote-caller-check', value: 'two' });
    const register = new Register(desk);
    const second = register.person('Sam Second', { roles: ['Help desk'], memberships: [{}] });
    const stranger = register.person('Stan Stranger', { roles: ['Self-service user'], memberships: [{}] });
    const view = await desk.call('card.unblock-remote', { cardId, challenge: await begin() });
    expect(view).toMatchObject({ stationName: 'Desk 2', enough: false, phone: '+44 20 7946 0000' });
    const check = (input: object) => desk.refusal('card.check-caller', { cardId, ...input });
    expect(await desk.refusal('card.answer-remote', { cardId })).toBe('caller-not-checked');
    expect(await check({ how: 'second-person', email: OPERATOR.email, password: PASSWORD })).toBe('caller-check-wrong');
    expect(await check({ how: 'second-person', email: stranger.email, password: PASSWORD })).toBe('caller-check-wrong');
    expect(await check({ how: 'second-person', email: second.email, password: PASSWORD })).toBeUndefined();
    expect(await desk.refusal('card.answer-remote', { cardId })).toBe('caller-not-checked');
    await desk.call('card.check-caller', { cardId, how: 'send-mail' });
    const [mail] = desk.store.mails.waiting({ kind: 'caller-code' });
    const { to, text } = await readMail(desk, mail?.id ?? '');
    expect(to).toBe('ada@example.org');
    const code = /: ([0-9A-Y]{4} [0-9A-Y]{4})/.exec(text)?.[1] ?? '';
    expect(await check({ how: 'mail-code', codeSecret: code.slice(0, 8) })).toBe('code-group-wrong');
    const proved = await desk.call('card.check-caller', { cardId, how: 'mail-code', codeSecret: code });
    expect(proved.checks.map(({ check: one, proved: done, byName }) => [one, done, byName])).toEqual([
      ['call-back', false, undefined],
      ['mail-code', true, OPERATOR.name],
      ['second-person', true, 'Sam Second'],
    ]);
    const { groups } = await desk.call('card.answer-remote', { cardId });
    expect((await desk.call('card.answer-remote', { cardId })).groups).toEqual(groups);
    expect((await far.call('remote-unblock.finish', { responseSecret: groups.join(' '), newPin: NEW_PIN })).outcome).toBe('replaced');
  });

  it('names the group that was heard wrong, at either end, and nothing is spent', async () => {
    const challenge = await begin();
    const heard = (groups: string): string =>
      groups.replace(/^(\S+ \S)(\S)/, (_, start: string, sign: string) => start + (sign === '7' ? '9' : '7'));
    const misheard = await desk.ask('card.unblock-remote', { cardId, challenge: heard(challenge) });
    expect(misheard).toMatchObject({ ok: false, failure: { code: 'code-group-wrong', params: { group: 2 } } });
    const response = await answered(challenge);
    const mistyped = await far.ask('remote-unblock.finish', { responseSecret: heard(response), newPin: NEW_PIN });
    expect(mistyped).toMatchObject({ ok: false, failure: { code: 'code-group-wrong', params: { group: 2 } } });
    expect(await far.refusal('remote-unblock.finish', { responseSecret: response, newPin: '111111' })).toBe('pin-easy');
    expect((await far.call('remote-unblock.finish', { responseSecret: response, newPin: NEW_PIN })).outcome).toBe('replaced');
    expect(pukTries()).toBe(5);
  });

  it('does nothing, and spends no try, where a code is replayed, late, of another call, or made up', async () => {
    const first = await begin();
    const response = await answered(first);
    await far.call('remote-unblock.finish', { responseSecret: response, newPin: NEW_PIN });
    expect(await far.refusal('remote-unblock.finish', { responseSecret: response, newPin: '846392' })).toBe('challenge-over');
    expect(await desk.refusal('card.unblock-remote', { cardId, challenge: first })).toBe('challenge-used');
    await begin();
    const tries = card.state.puk;
    for (let left = 4; left >= 0; left -= 1)
      expect(await far.ask('remote-unblock.finish', { responseSecret: response, newPin: '846392' })).toMatchObject({
        failure: { code: 'response-wrong', params: { left } },
      });
    expect(await far.refusal('remote-unblock.finish', { responseSecret: response, newPin: '846392' })).toBe('challenge-over');
    expect(card.state.puk).toEqual(tries);
    const other = new Register(desk).card(personId, {
      state: 'active',
      cardUuid: 'b1d0a6de-52f5-4c31-8c0e-6d4c3b3f9e10',
      pukBlobId: record()?.pukBlobId,
    });
    expect(await desk.refusal('card.unblock-remote', { cardId: other, challenge: await begin() })).toBe('challenge-other-card');
  });

  it('leaves nothing open where somebody walks away', async () => {
    const response = await answered(await begin());
    await far.call('remote-unblock.leave', {});
    expect(await far.refusal('remote-unblock.finish', { responseSecret: response, newPin: NEW_PIN })).toBe('challenge-over');
    await desk.call('card.leave-remote', { cardId });
    expect(await desk.refusal('card.answer-remote', { cardId })).toBe('challenge-over');
    expect(await desk.refusal('card.confirm-remote', { cardId, proof: '2222' })).toBe('challenge-over');
    await desk.signIn(OPERATOR);
    await desk.call('card.unblock-remote', { cardId, challenge: await begin() });
    await desk.signIn(OPERATOR);
    expect(await desk.refusal('card.check-caller', { cardId, how: 'called-back' })).toBe('challenge-over');
  });

  it('finds out which of two PUKs is live after a call that nobody confirmed: one try at most, and both ends know', async () => {
    const response = await answered(await begin());
    expect((await far.call('remote-unblock.finish', { responseSecret: response, newPin: NEW_PIN })).outcome).toBe('replaced');
    const pending = record()?.pukPendingBlobId;
    const again = await answered(await begin());
    const kept = await far.call('remote-unblock.finish', { responseSecret: again, newPin: PIN });
    expect(kept).toMatchObject({ pinSet: true, outcome: 'kept' });
    expect(await desk.call('card.confirm-remote', { cardId, proof: kept.proof ?? '' })).toEqual({ outcome: 'kept' });
    expect(record()).toMatchObject({ pukBlobId: pending });
    expect(record()?.pukPendingBlobId).toBeUndefined();
    expect(pukTries()).toBe(5);

    const old = record()?.pukBlobId;
    await answered(await begin());
    const third = await answered(await begin());
    const wrong = await far.call('remote-unblock.finish', { responseSecret: third, newPin: NEW_PIN });
    expect(wrong).toMatchObject({ pinSet: false, outcome: 'wrong' });
    expect(pukTries()).toBe(4);
    expect(await desk.call('card.confirm-remote', { cardId, proof: wrong.proof ?? '' })).toEqual({ outcome: 'wrong' });
    expect(record()).toMatchObject({ pukBlobId: old });
    const last = await answered(await begin());
    expect((await far.call('remote-unblock.finish', { responseSecret: last, newPin: NEW_PIN })).outcome).toBe('replaced');
    expect(pukTries()).toBe(5);
  });

  it('touches no other card, says what to do without one, and lets the holder choose among readers', async () => {
    const response = await answered(await begin());
    far.readers.remove(READER);
    far.readers.insert(READER, await blankCard());
    expect(await far.refusal('remote-unblock.finish', { responseSecret: response, newPin: NEW_PIN })).toBe('card-swapped');
    far.readers.remove(READER);
    expect(await far.refusal('remote-unblock.finish', { responseSecret: response, newPin: NEW_PIN })).toBe('no-card');
    far.readers.insert(READER, card);
    expect((await far.call('remote-unblock.finish', { responseSecret: response, newPin: NEW_PIN })).outcome).toBe('replaced');
    far.readers.remove(READER);
    await expect.poll(() => far.refusal('remote-unblock.begin', {})).toBe('no-card');
    far.readers.insert(READER, card);
    desk.readers.remove(READER);
    const other = await blankCard();
    const otherId = await approvedCard(desk, (await desk.call('person.create', { name: 'Bo Bell', email: 'bo@example.org' })).personId);
    await desk.insert(other);
    await issue(desk, otherId);
    desk.readers.remove(READER);
    far.readers.insert(OTHER_READER, other);
    await expect.poll(async () => (await far.call('remote-unblock.begin', {})).readers.length).toBe(2);
    expect((await far.call('remote-unblock.begin', {})).challenge).toBeUndefined();
    expect((await far.call('remote-unblock.begin', { reader: OTHER_READER })).challenge).toBeDefined();
  });
});

it('is over after twenty minutes, at either end', async () => {
  const clock = new HandClock();
  const station = await TestStation.open({ dataFolder: scratchFolder(), clock });
  await found(station);
  const made = await activeCard(station);
  const challenge = (await station.call('remote-unblock.begin', {})).challenge?.groups.join(' ') ?? '';
  await station.call('card.unblock-remote', { cardId: made.cardId, challenge });
  new Register(station).change({ record: 'person', id: made.personId, set: { phone: '+44 20 7946 0000' } });
  await station.call('card.check-caller', { cardId: made.cardId, how: 'called-back' });
  const { groups } = await station.call('card.answer-remote', { cardId: made.cardId });
  clock.forward(20 * 60 + 1);
  expect(await station.refusal('remote-unblock.finish', { responseSecret: groups.join(' '), newPin: NEW_PIN })).toBe('challenge-over');
  await station.signIn(OPERATOR);
  expect(await station.refusal('card.confirm-remote', { cardId: made.cardId, proof: '2222' })).toBe('challenge-over');
  await station.close();
});
