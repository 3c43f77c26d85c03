import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallView } from '../../../core/actions/views.ts';
import type { StationEvent } from '../../../core/actions/wire.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import { activate, approvedCard, blankCard, issue, NEW_PIN, PIN } from '../../electron/station/path.ts';
import { APPROVER, OPERATOR, READER, type TestStation } from '../../electron/station/test-station.ts';
import { otherAnswer } from '../calls/good-letters.ts';
import { TwoDesks } from './two-desks.ts';

let desks: TwoDesks;
let desk: TestStation;
let far: TestStation;
let card: SimulatedCard;
let cardId = '';

/** The help desk has issued the card; its holder sits at the other station, and both are enrolled. */
beforeAll(async () => {
  desks = await TwoDesks.open();
  [desk, far] = [desks.first, desks.second];
  await desks.enrol(0);
  await desk.call('sync.now', {});
  await desks.server.world.stations.idle(desks.tenant);
  await far.call('central.change-server', { inUse: true, address: desks.ways[1].address });
  await desks.enrol(1);
  const { personId } = await desk.call('person.create', { name: 'Ada Ampère', email: 'ada@example.org', phone: '+44 20 7946 0000' });
  cardId = await approvedCard(desk, personId);
  card = await blankCard();
  await desk.insert(card);
  await issue(desk, cardId);
  await desk.tile(READER, ({ contents }) => contents === 'ours');
  await activate(desk, cardId, PIN);
  desk.readers.remove(READER);
  await desks.inStep();
  await far.insert(card);
  await far.call('session.sign-out', {});
});
afterEach(async () => {
  await far.call('remote-unblock.leave', {});
  await desk.call('card.leave-remote', { cardId });
  await nothingWaits();
});
afterAll(() => desks?.close());

/** At the server, and on the help desk's page. */
async function nothingWaits(): Promise<void> {
  await expect.poll(() => calls().size).toBe(0);
  await until(
    desk,
    () => desk.call('desk.open', {}),
    ({ calling }) => calling.length === 0,
  );
}

const calls = () => desks.server.world.calls;
const record = () => desk.store.get('card', cardId);
const told = (event: StationEvent): true | undefined => (event.event === 'records' ? true : undefined);

/** What an action answers once it fits: now, or after one of the events that have pages ask again. */
async function until<Value>(station: TestStation, ask: () => Promise<Value>, fits: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const later = station.heard(told);
    const value = await ask();
    if (fits(value)) return value;
    await later;
  }
}

const atServer = (wanted: string) =>
  until(
    far,
    () => far.call('remote-unblock.open', {}),
    (state) => state.atServer === wanted,
  );
const status = (fits: (view: CallView) => boolean): Promise<CallView> => until(desk, view, fits);
const view = (): Promise<CallView> => desk.call('card.call-status', { cardId });

async function begin(): Promise<string> {
  return (await far.call('remote-unblock.begin', {})).challenge?.groups.join(' ') ?? '';
}

/** The call as the help desk's page shows that it waits. */
async function waiting() {
  const { calling } = await until(
    desk,
    () => desk.call('desk.open', {}),
    (page) => page.calling.length > 0,
  );
  return calling[0];
}

/** The help desk takes the waiting call, and the holder is called back. */
async function taken(): Promise<string> {
  const { callId = '' } = (await waiting()) ?? {};
  await desk.call('card.take-call', { cardId, callId });
  expect(await desk.refusal('card.answer-remote', { cardId })).toBe('caller-not-checked');
  await desk.call('card.check-caller', { cardId, how: 'called-back' });
  return callId;
}

describe('Unblock card remote (row 33), where both stations reach the server', () => {
  it('sets the PIN that the holder chose, with nobody reading anything, and is confirmed by itself', async () => {
    const before = record()?.pukBlobId;
    const challenge = await begin();
    await atServer('waiting');
    expect(await waiting()).toMatchObject({ stationName: 'Desk 2', card: { id: cardId, personName: 'Ada Ampère' } });
    expect(await far.refusal('remote-unblock.finish', { newPin: NEW_PIN })).toBe('challenge-over');
    await taken();
    expect(await desk.call('card.answer-remote', { cardId })).toEqual({ groups: [] });
    await atServer('answered');
    expect(await status(({ online }) => online === 'sent')).toMatchObject({ answered: true, stationName: 'Desk 2' });
    const done = await far.call('remote-unblock.finish', { newPin: NEW_PIN });
    expect(done).toMatchObject({ pinSet: true, outcome: 'replaced', sent: true });
    expect(await status(({ outcome }) => outcome !== undefined)).toMatchObject({ outcome: 'replaced' });
    expect(record()?.pukBlobId).not.toBe(before);
    expect(record()?.pukPendingBlobId).toBeUndefined();
    await expect.poll(() => calls().size).toBe(0);
    expect(await desk.refusal('card.answer-remote', { cardId })).toBe('challenge-over');
    const kept = JSON.stringify(desk.store.facts.find({ subjectId: cardId, limit: 200 }));
    for (const action of ['card.take-call', 'card.check-caller', 'card.answer-remote', 'card.confirm-remote'])
      expect(kept).toContain(`"${action}"`);
    expect(kept).not.toContain(challenge);
    await far.signIn(OPERATOR);
    await desks.inStep();
    await far.call('session.sign-out', {});
    expect(await desks.differences(['card'])).toEqual([]);
  });

  it('goes on by voice where the server goes away in the middle', async () => {
    await begin();
    await atServer('waiting');
    await taken();
    for (const way of desks.ways) await way.close();
    expect(await desk.call('card.answer-remote', { cardId })).toEqual({ groups: [] });
    await status(({ online }) => online === 'away');
    await atServer('no');
    const { groups } = await desk.call('card.answer-remote', { cardId, aloud: true });
    const done = await far.call('remote-unblock.finish', { responseSecret: groups.join(' '), newPin: PIN });
    expect(done).toMatchObject({ pinSet: true, outcome: 'replaced', sent: false });
    expect(await desk.call('card.confirm-remote', { cardId, proof: done.proof ?? '' })).toEqual({ outcome: 'replaced' });
    expect(record()?.pukPendingBlobId).toBeUndefined();
    for (const way of desks.ways) await way.openAgain();
    // The next one takes the place of what could not be ended at the server.
    await begin();
    await atServer('waiting');
  });

  it('is not touched by an answer that is replayed or made up, and spends no try of holder or card', async () => {
    const tries = { ...card.state.puk };
    await begin();
    await atServer('waiting');
    const { callId = '' } = (await waiting()) ?? {};
    const at = { tenant: desks.tenant, station: desk.store.all('station').find(({ name }) => name === 'Desk 1')?.id ?? '' };
    calls().answer(at, callId, otherAnswer);
    await atServer('no');
    expect(await far.refusal('remote-unblock.finish', { newPin: NEW_PIN })).toBe('challenge-over');
    expect(await far.ask('remote-unblock.finish', { responseSecret: otherAnswer, newPin: NEW_PIN })).toMatchObject({
      failure: { code: 'response-wrong', params: { left: 4 } },
    });
    expect(card.state.puk).toEqual(tries);
    await nothingWaits();
    expect(await desk.refusal('card.take-call', { cardId, callId })).toBe('challenge-over');
  });

  it('goes on by voice where another answer was first, and where the signs that came are of no answer', async () => {
    await begin();
    await atServer('waiting');
    const first = await taken();
    const second = { tenant: desks.tenant, station: far.store.all('station').find(({ name }) => name === 'Desk 2')?.id ?? '' };
    calls().answer(second, first, otherAnswer);
    await atServer('no');
    await desk.call('card.answer-remote', { cardId });
    await status(({ online }) => online === 'gone' || online === 'taken');
    const { groups } = await desk.call('card.answer-remote', { cardId, aloud: true });
    const done = await far.call('remote-unblock.finish', { responseSecret: groups.join(' '), newPin: NEW_PIN });
    expect(done).toMatchObject({ pinSet: true, sent: false });
    expect((await desk.call('card.confirm-remote', { cardId, proof: done.proof ?? '' })).outcome).toBe('replaced');

    await nothingWaits();
    await begin();
    await atServer('waiting');
    const next = await taken();
    await desk.call('card.answer-remote', { cardId });
    await atServer('answered');
    await status(({ online }) => online === 'sent');
    calls().prove(second, next, '2222');
    await status(({ online }) => online === 'gone');
    expect(record()?.pukPendingBlobId).toBeDefined();
    const again = await far.call('remote-unblock.finish', { newPin: PIN });
    expect(again).toMatchObject({ pinSet: true, outcome: 'replaced', sent: false });
    expect((await desk.call('card.confirm-remote', { cardId, proof: again.proof ?? '' })).outcome).toBe('replaced');
  });

  it('leaves nothing at the server where somebody walks away, at either end', async () => {
    await begin();
    await atServer('waiting');
    await waiting();
    await far.call('remote-unblock.leave', {});
    await nothingWaits();
    await begin();
    await atServer('waiting');
    await taken();
    await desk.call('card.leave-remote', { cardId });
    expect(calls().size).toBe(1);
    await taken();
    await desk.call('card.answer-remote', { cardId });
    await atServer('answered');
    await desk.call('card.leave-remote', { cardId });
    await expect.poll(() => calls().size).toBe(0);
    const done = await far.call('remote-unblock.finish', { newPin: NEW_PIN });
    expect(done).toMatchObject({ pinSet: true, sent: false });
    expect(await desk.refusal('card.confirm-remote', { cardId, proof: done.proof ?? '' })).toBe('challenge-over');
  });

  it('is shown to nobody who may not unblock that card', async () => {
    await begin();
    await atServer('waiting');
    await waiting();
    await desk.signIn(APPROVER);
    expect((await desk.call('desk.open', {})).calling).toEqual([]);
    await desk.signIn(OPERATOR);
    await waiting();
  });
});
