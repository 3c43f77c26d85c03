import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ActionId, actions } from '../../../core/actions/all.ts';
import { type Aim, lawfulInputs } from './lawful-inputs.ts';
import { activeCard, found, NEW_PIN, PIN } from './path.ts';
import { Register, type Somebody, type Standing } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { stateOf } from './store-state.ts';
import { OPERATOR, OTHER_READER, READER, TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;
let holder: Somebody;

beforeEach(async () => {
  station = await TestStation.open({ dataFolder: scratchFolder() });
  await found(station);
  register = new Register(station);
  holder = register.person('Hugo Holder', { roles: ['Self-service user'], memberships: [{}] });
});
afterEach(() => station.close());

/** What is about service points has its own cells: service-points-cells.test.ts. */
const aboutPoints = ['access', 'access-request', 'membership', 'service-point', 'api-key', 'raid'];
const everyAction = (Object.keys(actions) as ActionId[]).filter((id) => !aboutPoints.includes(id.split('.')[0] ?? ''));
const everyRole = ['Operator', 'Approver', 'Mobile ID manager', 'Virtual smart card manager', 'Administrator', 'Auditor', 'Help desk'];
const aimOf = (caller: Somebody, more: Partial<Aim> = {}): Aim => ({
  register,
  holder: holder.id,
  requester: register.operator,
  servicePointId: register.here,
  caller,
  ...more,
});
const aboutARecord = (id: ActionId): boolean =>
  ['person', 'card', 'virtual-smart-card', 'mobile-id', 'request', 'operation', 'batch'].includes(actions[id].subject.kind);
/** What self-service roles have, and none of those at a desk. */
const selfService = everyAction.filter((id) => id.startsWith('self.') && actions[id].session !== 'anonymous');

/** Code of the refusal of every action, and the reason of `decide` where it gave one. */
async function refusals(ids: readonly ActionId[], aim: Aim): Promise<Record<string, string | undefined>> {
  const answers: Record<string, string | undefined> = {};
  for (const id of ids) {
    const reply = await station.ask(id, lawfulInputs[id](aim));
    answers[id] = reply.ok ? undefined : String(reply.failure.params?.['because'] ?? reply.failure.code);
  }
  return answers;
}

const each = (ids: readonly ActionId[], answer: string) => Object.fromEntries(ids.map((id) => [id, answer]));

describe('of a caller who is not signed in', () => {
  const needSession = everyAction.filter((id) => actions[id].session !== 'anonymous');

  it('every message that needs a session is refused, counted, and leaves no fact', async () => {
    const inputs = needSession.map((id) => [id, lawfulInputs[id](aimOf(holder))] as const);
    await station.call('session.sign-out', {});
    const [before, counted, last] = [
      stateOf(station.dataFolder),
      station.store.counters.get('anonymous-refused'),
      station.store.facts.last(),
    ];
    for (const [id, input] of inputs) expect(await station.refusal(id, input), id).toBe('not-signed-in');
    expect(stateOf(station.dataFolder)).toBe(before);
    expect(station.store.facts.last()).toEqual(last);
    expect(station.store.counters.get('anonymous-refused')).toBe(counted + needSession.length);
  });

  it('the door tells the names on it and no more', async () => {
    await station.call('session.sign-out', {});
    const status = await station.call('station.status', {});
    expect(Object.keys(status).sort()).toEqual([
      'demo',
      'organisation',
      'sealing',
      'servicePoint',
      'shell',
      'state',
      'stationName',
      'version',
    ]);
  });
});

it('a locked session answers unlocking, signing in and signing out, and nothing else', async () => {
  const served = everyAction.filter((id) => actions[id].session !== 'signed-in');
  expect(served.filter((id) => !id.startsWith('station.'))).toEqual([
    'session.sign-in',
    'session.sign-in-by-card',
    'session.cards-at-hand',
    'session.sign-out',
    'session.lock',
    'session.unlock',
    'session.unlock-by-card',
    'kiosk.leave',
    'self.forgot-password',
    'self.set-forgotten-password',
    'remote-unblock.begin',
    'remote-unblock.finish',
    'remote-unblock.leave',
    'remote-unblock.open',
    'session.sign-in-through-provider',
    'session.ask-mobile-id',
    'session.sign-in-by-mobile-id',
  ]);
  await station.call('session.lock', {});
  const inputs = everyAction.filter((id) => !served.includes(id)).map((id) => [id, lawfulInputs[id](aimOf(holder))] as const);
  const [before, last] = [stateOf(station.dataFolder), station.store.facts.last()];
  for (const [id, input] of inputs) expect(await station.refusal(id, input), id).toBe('session-locked');
  expect(stateOf(station.dataFolder)).toBe(before);
  expect(station.store.facts.last()).toEqual(last);
});

describe('of a member of another service point, who has every role there', () => {
  let south: string;
  let caller: Somebody;
  beforeEach(async () => {
    south = register.servicePoint('South campus');
    caller = register.person('Sven South', { roles: everyRole, servicePointId: south, memberships: [{ servicePointId: south }] });
    await station.signIn(caller);
  });

  it('messages about records of this one are refused', async () => {
    // One's own request is one's own, but its service point is not. An Administrator appoints at every service point.
    const ids = everyAction.filter(aboutARecord);
    const own = each(
      ids.filter((id) => id.startsWith('self.')),
      'role-missing',
    );
    const wanted = { ...each(ids, 'other-service-point'), ...own, 'person.appoint': undefined };
    expect(await refusals(ids, aimOf(caller))).toEqual(wanted);
  });

  it('lists show nothing of this one', async () => {
    register.cardRequest(holder.id, register.operator);
    expect(await station.call('person.find', { text: '', limit: 200 })).toMatchObject({ people: [{ id: caller.id }], total: 1 });
    expect(await station.call('person.find', { text: 'hugo', limit: 200 })).toEqual({ people: [], total: 0 });
    expect(await station.call('card.find', { text: '', limit: 200 })).toEqual({ cards: [], total: 0 });
    expect(await station.call('request.find', { limit: 200 })).toEqual({ requests: [], total: 0 });
    expect(await station.call('request.find', { limit: 200, toDecide: true })).toEqual({ requests: [], total: 0 });
    expect(await station.call('desk.search', { text: 'hugo' })).toEqual({ people: [], cards: [], temporaryCards: [], requests: [] });
    const desk = await station.call('desk.open', {});
    expect([desk.toProduce, desk.toHandOver, desk.toDecide, desk.waitsForOthers, desk.unfinished]).toEqual([[], [], [], [], []]);
    const { facts } = await station.call('journal.find', { limit: 500 });
    const numbers = new Set(facts.map(({ n }) => n));
    const here = station.store.facts.find({ limit: 500 }).filter(({ fact }) => fact.servicePoint === register.here);
    expect(here.length).toBeGreaterThan(0);
    expect(here.filter(({ fact }) => numbers.has(fact.n))).toEqual([]);
  });

  it('a card of this one in the reader is not theirs to read or unblock', async () => {
    await station.signIn(OPERATOR);
    await activeCard(station);
    await station.signIn(caller);
    for (const id of ['card.read-chip', 'card.pin-status', 'card.unblock-pin'] as const) {
      const reply = await station.ask(id, { ...lawfulInputs[id](aimOf(caller)), reader: READER });
      expect(reply).toMatchObject({ ok: false, failure: { code: 'denied', params: { because: 'other-service-point' } } });
    }
  });

  it('a member of both works at either, but lists show where they work just now', async () => {
    const both = register.person('Bea Both', { roles: everyRole, memberships: [{ servicePointId: south }, {}] });
    await station.signIn(both);
    expect((await station.call('person.open', { personId: holder.id })).name).toBe('Hugo Holder');
    expect((await station.call('person.find', { text: 'hugo', limit: 5 })).total).toBe(0);
    await station.call('session.switch-service-point', { servicePointId: register.here });
    expect((await station.call('person.find', { text: 'hugo', limit: 5 })).total).toBe(1);
  });
});

const nowhere: readonly (readonly [string, () => Standing])[] = [
  ['has every role but no membership', () => ({ roles: everyRole })],
  ['has every role but a disabled membership', () => ({ roles: everyRole, memberships: [{ state: 'disabled' }] })],
  ['has every role but a membership that waits', () => ({ roles: everyRole, memberships: [{ state: 'pending' }] })],
  [
    'has every role at a disabled service point',
    () => ({ roles: everyRole, memberships: [{ servicePointId: register.servicePoint('Closed', false) }] }),
  ],
];

it.each(nowhere)('whoever %s may sign in and out, and nothing else', async (_what, standing) => {
  const caller = register.person('Nora Nowhere', standing());
  await station.signIn(caller);
  const ids = everyAction.filter((id) => actions[id].session === 'signed-in' && !['session.active', 'card.change-pin'].includes(id));
  const answers = await refusals(ids, aimOf(caller));
  const wanted = { ...each(ids, 'no-membership'), ...each(selfService, 'role-missing'), 'self.edit-photo': 'approver-only-decides' };
  // Not one of their own service points: there is none. Whose card it is shows only when one lies in the reader.
  // Whom the central server lets in it decides itself, and here is none.
  const server = { 'central.open': undefined, 'central.sign-in': 'central-unknown' };
  expect(answers).toEqual({ ...wanted, ...server, 'session.switch-service-point': 'not-found', 'self.unblock-pin': 'no-card' });
});

describe('of a holder who has no role at a desk', () => {
  it('nothing about their own record is answered but what their role has', async () => {
    await station.signIn(holder);
    const ids = everyAction.filter((id) => aboutARecord(id));
    const answers = await refusals(ids, aimOf(holder, { requester: holder.id }));
    // Their own request they may take back.
    expect(answers).toEqual({ ...each(ids, 'role-missing'), 'self.abort-request': undefined });
  });

  it('the own card is not opened by its number either', async () => {
    const cardId = register.card(holder.id, { state: 'active' });
    await station.signIn(holder);
    expect(await station.refusal('card.open', { cardId })).toBe('denied');
    expect(await station.refusal('card.find', { text: '1', limit: 5 })).toBe('denied');
  });
});

describe('a changed PIN', () => {
  it('is the holder’s own act at anybody’s session, and the journal names both', async () => {
    const { personId, cardId } = await activeCard(station);
    const visitor = register.person('Vera Visitor');
    await station.signIn(visitor);
    await station.call('card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN });
    const [row] = station.store.facts.find({ action: 'card.change-pin', limit: 1 });
    expect(row?.fact).toMatchObject({ who: { person: personId, calledBy: visitor.id }, subject: { kind: 'card', id: cardId } });
  });

  it('is refused where the holder is not Active any more', async () => {
    const { personId, card } = await activeCard(station);
    register.change({ record: 'person', id: personId, set: { state: 'inactive' } });
    const before = card.state.pin.triesLeft;
    const reply = await station.ask('card.change-pin', { reader: READER, oldPin: '739159', newPin: NEW_PIN });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'denied', params: { because: 'not-active' } } });
    expect(card.state.pin.triesLeft).toBe(before);
  });

  it('needs a card of ours', async () => {
    const input = { oldPin: PIN, newPin: NEW_PIN };
    expect(await station.refusal('card.change-pin', { ...input, reader: OTHER_READER })).toBe('no-card');
    expect(await station.refusal('card.change-pin', { ...input, reader: 'No such reader' })).toBe('reader-gone');
  });
});
