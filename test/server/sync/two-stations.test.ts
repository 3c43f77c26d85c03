import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activate, approvedCard, blankCard, issue, person, PIN } from '../../electron/station/path.ts';
import { TwoDesks } from './two-desks.ts';

let desks: TwoDesks;
beforeAll(async () => {
  desks = await TwoDesks.open();
});
afterAll(() => desks?.close());

const shared = ['organisation', 'service-point', 'station', 'person', 'account', 'membership', 'card', 'certificate', 'request'] as const;

describe('Two stations and a central server', () => {
  it('lets in the first station by its key, and a second only once the first has told of it', async () => {
    await desks.second.call('central.change-server', { inUse: true, address: desks.ways[1].address });
    await desks.enrol(0);
    await desks.first.call('sync.now', {});
    await desks.server.world.stations.idle(desks.tenant);
    expect(await desks.second.refusal('sync.enrol', { apiKeySecret: 'nonsense' })).toBe('station-key-refused');
    await desks.enrol(1);
    await desks.inStep();
    expect(await desks.first.call('sync.open', {})).toMatchObject({ waiting: 0, openCases: 0, unfolded: 0 });
    expect(await desks.second.call('sync.open', {})).toMatchObject({ waiting: 0, openCases: 0, unfolded: 0 });
    expect(await desks.differences(shared)).toEqual([]);
  });

  it('shows a person who was made at one at the other, and what is changed there at the first', async () => {
    const personId = await person(desks.first, 'Ada Ampère');
    await desks.inStep();
    expect(await desks.second.call('person.open', { personId })).toMatchObject({ name: 'Ada Ampère' });
    await desks.edit(desks.second, { personId, unit: 'Optics' });
    await desks.inStep();
    expect(desks.first.store.get('person', personId)?.unit).toBe('Optics');
    expect(await desks.atServer('person', personId)).toMatchObject({ name: 'Ada Ampère', unit: 'Optics' });
    expect(await desks.differences(shared)).toEqual([]);
  });

  it('forgets at both whoever is erased at one, in the views that people keep too, which no other station ever gets', async () => {
    const personId = await person(desks.first, 'Quirina Zzyzx');
    await desks.inStep();
    const view = { text: 'zzyzx', states: [], hidden: [], sort: { by: 'name', down: false } };
    for (const name of ['Asked for often', 'All']) {
      const text = name === 'All' ? '' : view.text;
      await desks.second.call('view.save', { list: 'people', name, view: { ...view, text } });
    }
    const kept = async (at: 'first' | 'second') => (await desks[at].call('view.list', { list: 'people' })).views.map(({ name }) => name);
    await desks.inStep();
    expect([await kept('first'), await kept('second')]).toEqual([[], ['All', 'Asked for often']]);
    const { batchId } = await desks.first.call('batch.delete-people', { personIds: [personId] });
    expect(await desks.first.call('batch.run', { batchId })).toMatchObject({ done: 1 });
    await desks.inStep();
    expect(desks.second.store.get('person', personId)?.state).toBe('erased');
    expect(await kept('second')).toEqual(['All']);
  });

  it('hears by itself of what is done at the other', async () => {
    const heard = desks.second.heard((event) => (event.event === 'records' && event.kinds.includes('person') ? true : undefined));
    const personId = await person(desks.first, 'Abe Abel');
    await heard;
    expect(desks.second.store.get('person', personId)?.name).toBe('Abe Abel');
  });

  it('takes a card that was issued at one as locked where the other locked it', async () => {
    const personId = await person(desks.first, 'Bea Becquerel');
    const cardId = await approvedCard(desks.first, personId);
    await desks.first.insert(await blankCard());
    await issue(desks.first, cardId);
    await activate(desks.first, cardId, PIN);
    await desks.inStep();
    expect(desks.second.store.get('card', cardId)?.state).toBe('active');
    await desks.second.call('card.lock', { cardId });
    await desks.inStep();
    expect(desks.first.store.get('card', cardId)?.state).toBe('locked');
    expect(await desks.atServer('card', cardId)).toMatchObject({ state: 'locked' });
    expect(await desks.first.call('sync.open', {})).toMatchObject({ waiting: 0, openCases: 0 });
    expect(await desks.differences(shared)).toEqual([]);
  });

  it('merges what both did with the network off, and says meanwhile what waits, since when and why', async () => {
    const personId = await person(desks.first, 'Cleo Curie');
    await desks.inStep();
    await desks.ways[1].close();
    await desks.edit(desks.second, { personId, unit: 'At sea' });
    const away = await person(desks.second, 'Dora Dirac');
    await desks.second.call('sync.now', {});
    const state = await desks.second.call('sync.open', {});
    expect(state.waiting).toBeGreaterThan(1);
    expect(state.problem?.code).toMatch(/^central-(away|lost)$/);
    await desks.edit(desks.first, { personId, phone: '+44 20 7946 0000' });
    await desks.ways[1].openAgain();
    await desks.inStep();
    expect(await desks.second.call('sync.open', {})).toMatchObject({ waiting: 0 });
    expect(desks.first.store.get('person', personId)).toMatchObject({ unit: 'At sea', phone: '+44 20 7946 0000' });
    expect(desks.first.store.get('person', away)?.name).toBe('Dora Dirac');
    expect(await desks.differences(shared)).toEqual([]);
  });

  it('opens a case where both changed the same, shows both sides everywhere, and closes it everywhere', async () => {
    const personId = await person(desks.first, 'Edda Euler');
    await desks.bothEdit(personId);
    expect(await desks.differences(shared)).toEqual([]);
    const { cases } = await desks.first.call('sync.cases', { open: true });
    expect(cases).toMatchObject([{ kind: 'edit', record: 'person', id: personId, name: 'Edda Euler', counts: true, settled: false }]);
    expect([cases[0]?.came?.station, cases[0]?.against?.station]).toEqual(['Desk 2', 'Desk 1']);
    await desks.second.call('sync.settle-case', { seq: cases[0]?.seq ?? 0 });
    await desks.inStep();
    for (const station of [desks.first, desks.second]) expect((await station.call('sync.cases', { open: true })).cases).toEqual([]);
  });

  it('keeps a card locked that was handed over elsewhere at the same time, and tells a person', async () => {
    const personId = await person(desks.first, 'Fay Faraday');
    const cardId = await approvedCard(desks.first, personId);
    desks.first.readers.remove('Reader A');
    await desks.first.insert(await blankCard());
    await issue(desks.first, cardId);
    await desks.inStep();
    await desks.ways[0].close();
    await desks.second.call('card.lock', { cardId });
    await desks.second.call('sync.now', {});
    await activate(desks.first, cardId, PIN);
    expect(desks.first.store.get('card', cardId)?.state).toBe('active');
    await desks.ways[0].openAgain();
    await desks.inStep();
    await desks.inStep();
    for (const station of [desks.first, desks.second]) expect(station.store.get('card', cardId)?.state).toBe('locked');
    expect(await desks.differences(shared)).toEqual([]);
    const { cases } = await desks.second.call('sync.cases', { open: true });
    expect(cases).toMatchObject([{ kind: 'state', record: 'card', id: cardId, counts: false }]);
  });
});
