import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HandClock } from '../../electron/station/hand-clock.ts';
import { approvedCard, blankCard, person } from '../../electron/station/path.ts';
import { inPool, lent } from '../../electron/station/pool.ts';
import { Register } from '../../electron/station/register.ts';
import { OPERATOR, READER, type TestStation } from '../../electron/station/test-station.ts';
import { TwoDesks } from './two-desks.ts';

const clock = new HandClock();
const DAY_SECONDS = 86_400;
let desks: TwoDesks;
beforeAll(async () => {
  desks = await TwoDesks.open(clock);
  await desks.enrolBoth();
});
afterAll(() => desks?.close());

const shared = ['person', 'account', 'membership', 'card', 'temporary-card', 'certificate', 'request'] as const;

async function ofFirst(name: string): Promise<string> {
  const cardId = await approvedCard(desks.first, await person(desks.first, name));
  await desks.inStep();
  return cardId;
}

/** Puts a blank card in, and issues; the end of it. */
async function made(station: TestStation, cardId: string): Promise<Readonly<Record<string, unknown>>> {
  station.readers.remove(READER);
  await station.insert(await blankCard());
  const { operationId } = await station.call('card.issue', { cardId, reader: READER });
  return { ...(await station.ended(operationId)) };
}

const state = (station: TestStation, cardId: string) => station.store.get('card', cardId)?.state;
const along = async () => (await desks.second.call('sync.along', {})).along;
const cut = (): Promise<void> => desks.ways[1].close();
async function home(): Promise<void> {
  await desks.ways[1].openAgain();
  await desks.inStep();
  await desks.inStep();
}

describe('A station that goes away for some days', () => {
  it('is offered as many days as the option says', async () => {
    expect((await desks.second.call('sync.along', {})).days).toBe(30);
    await desks.second.call('option.change', { id: 'offline-days', value: 14 });
    expect((await desks.second.call('sync.along', {})).days).toBe(14);
    await desks.second.call('option.change', { id: 'offline-days', value: 30 });
    await desks.inStep();
  });

  it('takes along the cards to make and some of the pool, and no other station makes them meanwhile', async () => {
    const { id: pooled } = await inPool(desks.first);
    const [used, left] = [await ofFirst('Ada Away'), await ofFirst('Bo Back')];
    expect(await desks.second.call('sync.along', {})).toMatchObject({ days: 30, here: { cards: 2, temporaryCards: 1, elsewhere: 0 } });
    await desks.second.call('sync.take-along', { days: 30, requests: true, temporaryCards: 1 });
    expect(await along()).toMatchObject({ by: OPERATOR.name, cards: 2, temporaryCards: 1, over: false, waiting: 0 });
    await desks.first.call('sync.now', {});
    expect(await desks.first.call('sync.along', {})).toMatchObject({ here: { elsewhere: 3 } });
    expect(await made(desks.first, left)).toMatchObject({ failure: { code: 'lease-held', params: { station: 'Desk 2' } } });

    await cut();
    expect(await made(desks.second, used)).toMatchObject({ state: 'done' });
    // Used, it is left to the others at once; and a new person gets a card here that nobody else can know of.
    expect(await along()).toMatchObject({ cards: 1, temporaryCards: 1 });
    const fresh = await approvedCard(desks.second, await person(desks.second, 'Cy Castaway'));
    expect(await made(desks.second, fresh)).toMatchObject({ state: 'done' });
    await desks.second.call('sync.now', {});
    const away = await along();
    expect(away).toMatchObject({ merged: 0, cases: 0 });
    expect(away?.waiting).toBeGreaterThan(5);

    await home();
    expect(await along()).toMatchObject({ waiting: 0, cases: 0, cards: 1 });
    for (const cardId of [used, fresh]) expect([state(desks.first, cardId), state(desks.second, cardId)]).toEqual(['issued', 'issued']);
    expect(await desks.differences(shared)).toEqual([]);
    await desks.second.call('sync.bring-back', {});
    await desks.inStep();
    expect(await along()).toMatchObject({ cards: 0, temporaryCards: 0, waiting: 0, cases: 0 });
    expect((await along())?.backAt).toBeDefined();
    expect(await made(desks.first, left)).toMatchObject({ state: 'done' });
    expect(desks.first.store.get('temporary-card', pooled)?.state).toBe('unassigned');
    await desks.inStep();
    expect(await desks.differences(shared)).toEqual([]);
  });

  it('takes nothing along where the server cannot be reached, and makes nothing that it did not take', async () => {
    const cardId = await ofFirst('Di Distant');
    await cut();
    expect(await desks.second.refusal('sync.take-along', { days: 3, requests: true, temporaryCards: 0 })).toBe('along-away');
    expect(await made(desks.second, cardId)).toMatchObject({ failure: { code: 'lease-away' } });
    await home();
    expect(await made(desks.first, cardId)).toMatchObject({ state: 'done' });
    await desks.inStep();
  });

  it('lends a card of the pool again and again, and makes nothing after its time: what was done within is merged', async () => {
    desks.second.readers.remove(READER);
    const { id: pooled, card } = await inPool(desks.second);
    const [within, late] = [await ofFirst('Eve Early'), await ofFirst('Lou Late')];
    await desks.second.call('sync.take-along', { days: 2, requests: true, temporaryCards: 5 });
    await cut();
    desks.second.readers.remove(READER);
    await desks.second.insert(card);
    for (const name of ['Ned Next', 'Ola Other']) {
      await lent(desks.second, pooled, await person(desks.second, name));
      const { operationId } = await desks.second.call('temporary-card.withdraw', { temporaryCardId: pooled });
      if (operationId !== undefined) await desks.second.ended(operationId);
    }
    expect(await made(desks.second, within)).toMatchObject({ state: 'done' });
    clock.forward(3 * DAY_SECONDS);
    await desks.second.signIn(OPERATOR);
    expect(await along()).toMatchObject({ over: true, cards: 0, temporaryCards: 0 });
    expect(await made(desks.second, late)).toMatchObject({ failure: { code: 'lease-away' } });
    await home();
    expect(state(desks.first, within)).toBe('issued');
    expect(state(desks.first, late)).toBe('approved');
    expect(await along()).toMatchObject({ waiting: 0, cases: 0 });
    expect(await desks.differences(shared)).toEqual([]);
    await desks.second.call('sync.bring-back', {});
    await desks.inStep();
  });

  it('is told at return what somebody did there who was disabled meanwhile: cards stay and are looked at, the rest is not carried out', async () => {
    const cardId = await ofFirst('Pia Pending');
    const other = await person(desks.first, 'Quin Quiet');
    const away = new Register(desks.second).person('Away Andersen', { roles: ['Operator'], memberships: [{}] });
    await desks.inStep();
    await desks.second.call('sync.take-along', { days: 30, requests: true, temporaryCards: 0 });
    await cut();
    const [membership] = desks.first.store.memberships.byPerson(away.id);
    new Register(desks.first).change({ record: 'membership', id: membership?.id ?? '', set: { state: 'disabled' } });
    await desks.inStep();
    await desks.second.signIn(away);
    expect(await made(desks.second, cardId)).toMatchObject({ state: 'done' });
    await desks.second.call('person.create', { name: 'Ria Real', email: 'ria@example.org' });
    await desks.second.call('card.request', { personId: other, profileId: 'employee-p256' });
    await desks.second.signIn(OPERATOR);
    await home();
    expect(state(desks.first, cardId)).toBe('issued');
    const { cases } = await desks.first.call('sync.cases', { open: true });
    expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(['actor-since']));
    expect(cases.some(({ id }) => id === cardId)).toBe(true);
    const { cases: told, openCases } = (await along()) ?? {};
    expect([told, openCases]).toEqual([cases.length, cases.length]);
    expect(await desks.differences(shared)).toEqual([]);
    for (const { seq } of cases) await desks.first.call('sync.settle-case', { seq });
    await desks.second.call('sync.bring-back', {});
    await desks.inStep();
    expect(await along()).toMatchObject({ openCases: 0 });
  });

  it('is told the same where its service point was disabled meanwhile, and not that it never might', async () => {
    const cardId = await ofFirst('Sue Shut');
    await desks.second.call('sync.take-along', { days: 30, requests: true, temporaryCards: 0 });
    await cut();
    const servicePointId = new Register(desks.first).here;
    new Register(desks.first).change({ record: 'service-point', id: servicePointId, set: { enabled: false } });
    // Nobody of it may press anything any more: the station sends it by itself.
    const { stations } = desks.server.world;
    for (let head = 0; (await desks.atServer('service-point', servicePointId))?.['enabled'] !== false; )
      head = await stations.beyond(desks.tenant, head, 1000);
    expect(await made(desks.second, cardId)).toMatchObject({ state: 'done' });
    await desks.ways[1].openAgain();
    await desks.second.call('sync.now', {});
    await desks.server.world.stations.idle(desks.tenant);
    const rows = await desks.server.database.rows<{ readonly kind: string }>({
      text: `SELECT DISTINCT verdict -> 'case' ->> 'kind' AS kind FROM feed WHERE tenant_id = $1 AND verdict -> 'case' ->> 'id' = $2`,
      values: [desks.tenant, cardId],
    });
    expect(rows.map(({ kind }) => kind)).toEqual(['actor-since']);
    expect(await desks.atServer('card', cardId)).toMatchObject({ state: 'issued' });
  });
});
