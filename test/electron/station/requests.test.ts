import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeCard, approvedCard, found, person } from './path.ts';
import { Register, type Somebody } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;
let ada: string;

beforeEach(async () => {
  station = await TestStation.open({ dataFolder: scratchFolder() });
  await found(station);
  register = new Register(station);
  ada = await person(station, 'Ada Ampère');
});
afterEach(() => station.close());

async function askForCard(personId = ada): Promise<{ readonly cardId: string; readonly requestId: string }> {
  const { cardId, requestId } = await station.call('card.request', { personId, profileId: 'employee-p256' });
  if (requestId === undefined) throw new Error('expected a request');
  return { cardId, requestId };
}

const stateOfRequest = (requestId: string) => station.store.get('request', requestId)?.state;
const stateOfCard = (cardId: string) => station.store.get('card', cardId)?.state;
const desk = (roles: readonly string[], name = 'Dan Desk'): Somebody => register.person(name, { roles, memberships: [{}] });
const because = async (action: string, input: unknown): Promise<unknown> => {
  const reply = await station.ask(action, input);
  return reply.ok ? 'allowed' : (reply.failure.params?.['because'] ?? reply.failure.code);
};

describe('a request for a card', () => {
  it('shows the approver whose, what will be, and who asks; approved, the card may be made', async () => {
    const { cardId, requestId } = await askForCard();
    const number = station.store.get('card', cardId)?.number;
    await station.signIn(APPROVER);
    const view = await station.call('request.open', { requestId });
    expect(view).toMatchObject({
      useCase: 'Request card',
      state: 'requested',
      requesterName: OPERATOR.name,
      person: { name: 'Ada Ampère' },
      after: { card: String(number), profile: 'Employee card, P-256' },
      mine: false,
    });
    expect(view.possible.map(({ action, allowed, primary }) => [action, allowed, primary])).toEqual([
      ['request.approve', true, true],
      ['request.reject', true, false],
      ['request.postpone', true, false],
      ['request.abort', false, false],
    ]);
    await station.call('request.approve', { requestId });
    expect([stateOfRequest(requestId), stateOfCard(cardId)]).toEqual(['approved', 'approved']);
    expect(await station.call('request.open', { requestId })).toMatchObject({
      decidedByName: APPROVER.name,
      possible: [{ allowed: false }, {}, {}, {}],
    });
    expect(station.store.facts.find({ action: 'request.approve', limit: 1 })[0]?.fact.changes).toHaveLength(2);
  });

  it('rejected says why to whoever asked, and its card is never made', async () => {
    const { cardId, requestId } = await askForCard();
    await station.signIn(APPROVER);
    for (const reason of ['', '   ', undefined])
      expect(await station.refusal('request.reject', { requestId, reason })).toBe('reason-missing');
    for (const reason of ['x'.repeat(501), 7, 'two\nlines'])
      expect(await station.refusal('request.reject', { requestId, reason })).toBe('input-invalid');
    expect(stateOfRequest(requestId)).toBe('requested');
    await station.call('request.reject', { requestId, reason: 'Has left on Friday' });
    await station.signIn(OPERATOR);
    expect(await station.call('request.open', { requestId })).toMatchObject({ state: 'rejected', rejectionReason: 'Has left on Friday' });
    expect(stateOfCard(cardId)).toBe('rejected');
  });

  it('postponed waits, among the tasks of the approver, and can still be decided', async () => {
    const first = await askForCard();
    const second = await askForCard();
    await station.signIn(APPROVER);
    await station.call('request.postpone', { requestId: first.requestId });
    const { requests } = await station.call('request.find', { toDecide: true, limit: 10 });
    expect(requests.map(({ id }) => id)).toEqual([first.requestId, second.requestId]);
    expect(requests[0]?.postponedAt).toBeDefined();
    await station.call('request.approve', { requestId: first.requestId });
  });

  it('is taken back by whoever asked, and by nobody else', async () => {
    const { cardId, requestId } = await askForCard();
    await station.signIn(desk(['Operator']));
    expect(await because('request.abort', { requestId })).toBe('not-own');
    await station.signIn(APPROVER);
    expect(await because('request.abort', { requestId })).toBe('role-missing');
    await station.signIn(OPERATOR);
    await station.call('request.abort', { requestId });
    expect([stateOfRequest(requestId), stateOfCard(cardId)]).toEqual(['aborted', 'aborted']);
  });

  it('is decided once', async () => {
    const { requestId } = await askForCard();
    await station.signIn(APPROVER);
    const answers = await Promise.all([
      station.refusal('request.approve', { requestId }),
      station.refusal('request.reject', { requestId, reason: 'No' }),
      station.refusal('request.approve', { requestId }),
    ]);
    expect(answers).toEqual([undefined, 'state-refuses', 'state-refuses']);
    for (const action of ['request.approve', 'request.postpone', 'request.abort'] as const)
      expect(await station.refusal(action, { requestId })).toBe(action === 'request.abort' ? 'denied' : 'state-refuses');
    expect(stateOfRequest(requestId)).toBe('approved');
  });
});

describe('four eyes', () => {
  it('hold for whoever has both roles: one’s own request is for somebody else to decide', async () => {
    const both = desk(['Operator', 'Approver']);
    await station.signIn(both);
    const { requestId } = await askForCard();
    for (const [action, more] of [
      ['request.approve', {}],
      ['request.reject', { reason: 'No' }],
      ['request.postpone', {}],
    ] as const)
      expect(await station.refusal(action, { requestId, ...more })).toBe('four-eyes');
    expect((await station.call('request.find', { toDecide: true, limit: 10 })).requests).toEqual([]);
    expect((await station.call('desk.open', {})).waitsForOthers.map(({ id }) => id)).toEqual([requestId]);
    expect(stateOfRequest(requestId)).toBe('requested');
    await station.signIn(APPROVER);
    await station.call('request.approve', { requestId });
  });

  it('let the holder of the card decide, where somebody else asked', async () => {
    const approverId = station.store.people.byEmail(APPROVER.email)?.id ?? '';
    const { requestId } = await askForCard(approverId);
    await station.signIn(APPROVER);
    await station.call('request.approve', { requestId });
    expect(stateOfRequest(requestId)).toBe('approved');
  });

  it('stand on one account a person: a second with the same e-mail cannot be made', async () => {
    expect(await station.refusal('person.create', { name: 'Olga Once More', email: OPERATOR.email.toUpperCase() })).toBe('email-taken');
  });
});

describe('at the moment of approving, it is checked again', () => {
  it('that the holder is Active', async () => {
    const { cardId, requestId } = await askForCard();
    register.change({ record: 'person', id: ada, set: { state: 'inactive' } });
    await station.signIn(APPROVER);
    const before = station.store.facts.last()?.n ?? 0;
    const reply = await station.ask('request.approve', { requestId });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'person-not-active', params: { state: 'inactive' } } });
    const [denial] = station.store.facts.find({ action: 'action.denied', limit: 1 });
    expect(denial?.fact).toMatchObject({ n: before + 1, changes: [], note: { asked: 'request.approve', because: 'person-not-active' } });
    expect([stateOfRequest(requestId), stateOfCard(cardId)]).toEqual(['requested', 'requested']);
    await station.call('request.reject', { requestId, reason: 'No longer here' });
  });

  it('that the card still waits for it', async () => {
    const { cardId, requestId } = await askForCard();
    register.change({ record: 'card', id: cardId, set: { state: 'aborted' } });
    await station.signIn(APPROVER);
    expect(await station.refusal('request.approve', { requestId })).toBe('state-refuses');
    expect([stateOfRequest(requestId), stateOfCard(cardId)]).toEqual(['requested', 'aborted']);
  });
});

describe('a change of a card that needs approval', () => {
  const rows = [
    ['card.deactivate', 'cards-deactivation-approval', 'active', 'inactive'],
    ['card.lock', 'cards-locking-approval', 'active', 'locked'],
    ['card.reactivate', 'cards-reactivation-approval', 'inactive', 'active'],
  ] as const;

  it('is carried out by the approval, from what is to what will be', async () => {
    const { cardId } = await activeCard(station, 'Cora Curie');
    for (const [, option] of rows) await station.call('option.change', { id: option, value: true });
    for (const [action, , from, to] of [rows[0], rows[2], rows[1]]) {
      const { requestId = '' } = await station.call(action, { cardId });
      expect(stateOfCard(cardId)).toBe(from);
      await station.signIn(APPROVER);
      expect(await station.call('request.open', { requestId })).toMatchObject({ before: { state: from }, after: { state: to } });
      await station.call('request.approve', { requestId });
      expect(stateOfCard(cardId)).toBe(to);
      await station.signIn(OPERATOR);
    }
    const card = await station.call('card.open', { cardId });
    expect(new Set(card.certificates.map(({ authority, waitingForAuthority }) => [authority, waitingForAuthority].join()))).toEqual(
      new Set(['revoked,false']),
    );
  });

  it('asked for twice is carried out once; the other request is refused and can be taken back', async () => {
    const { cardId } = await activeCard(station, 'Cora Curie');
    await station.call('option.change', { id: 'cards-deactivation-approval', value: true });
    const { requestId: one = '' } = await station.call('card.deactivate', { cardId });
    const { requestId: two = '' } = await station.call('card.deactivate', { cardId });
    await station.signIn(APPROVER);
    await station.call('request.approve', { requestId: one });
    expect(await station.refusal('request.approve', { requestId: two })).toBe('state-refuses');
    await station.call('request.reject', { requestId: two, reason: 'Done already' });
    expect(stateOfCard(cardId)).toBe('inactive');
  });

  it('rejected leaves the card as it is', async () => {
    const { cardId } = await activeCard(station, 'Cora Curie');
    await station.call('option.change', { id: 'cards-locking-approval', value: true });
    const { requestId = '' } = await station.call('card.lock', { cardId });
    await station.signIn(APPROVER);
    await station.call('request.reject', { requestId, reason: 'It was found' });
    expect(stateOfCard(cardId)).toBe('active');
  });
});

describe('lists of requests', () => {
  it('hold the own ones however many others asked since', async () => {
    const { requestId } = await askForCard();
    for (let made = 0; made < 5; made += 1)
      register.cardRequest(ada, desk(['Operator']).id, { requestedAt: new Date(Date.now() + 1000).toISOString() });
    const mine = await station.call('request.find', { mine: true, limit: 2 });
    expect(mine.requests.map(({ id }) => id)).toEqual([requestId]);
    expect((await station.call('request.find', { limit: 2 })).requests).toHaveLength(2);
    expect((await station.call('request.find', { mine: true, states: ['rejected'], limit: 5 })).requests).toEqual([]);
  });

  it('of what is to decide have the oldest first, and nothing for whoever may not decide', async () => {
    const asked = [await askForCard(), await askForCard(), await askForCard()].map(({ requestId }) => requestId);
    expect((await station.call('request.find', { toDecide: true, limit: 10 })).requests).toEqual([]);
    await station.signIn(APPROVER);
    expect((await station.call('request.find', { toDecide: true, limit: 2 })).requests.map(({ id }) => id)).toEqual(asked.slice(0, 2));
    expect((await station.call('desk.open', {})).toDecide.map(({ id }) => id)).toEqual(asked);
  });
});

it('a card whose approval was asked for and given is there to produce', async () => {
  const cardId = await approvedCard(station, ada);
  expect((await station.call('desk.open', {})).toProduce.map(({ id }) => id)).toEqual([cardId]);
});
