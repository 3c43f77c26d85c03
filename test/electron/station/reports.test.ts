import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../core/actions/wire.ts';
import { approvedCard, blankCard, issue, person } from './path.ts';
import { peopleWorld } from './people-world.ts';
import type { Register } from './register.ts';
import { OPERATOR, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

const today = (): string => new Date().toISOString().slice(0, 10);
const open = () => station.call('report.open', { from: today(), to: today() });

describe('the reports', () => {
  it('count cards by state, what was issued today and by whom, what ends soon, what waits and what is unfinished', async () => {
    const ada = await person(station, 'Ada Ampère');
    const cardId = await approvedCard(station, ada);
    await station.insert(await blankCard());
    await issue(station, cardId);
    await station.call('card.request', { personId: ada, profileId: 'employee-p256' });
    const { id } = register.person('Hugo Holder');
    const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    register.card(id, { state: 'active', expiresOn: soon });
    register.operation(register.card(id, { state: 'approved' }));
    const report = await open();
    expect(Object.fromEntries(report.cardsByState.map(({ state, count }) => [state, count]))).toEqual({
      active: 1,
      approved: 1,
      issued: 1,
      requested: 1,
    });
    expect(report.issued).toEqual([{ day: today(), operator: OPERATOR.name, count: 1 }]);
    expect(report.expiring).toEqual([{ month: soon.slice(0, 7), count: 1 }]);
    expect(report.waiting).toMatchObject([{ useCase: 'Request card', count: 1 }]);
    expect(report.unfinished).toMatchObject([{ kind: 'issue', step: 'keys', operator: OPERATOR.name }]);
  });

  it('are of the service point where the caller works, and of it alone', async () => {
    const south = register.servicePoint('South campus');
    register.card(register.person('Hugo Holder').id, { state: 'active' });
    const caller = register.person('Sven South', { roles: ['Operator'], servicePointId: south, memberships: [{ servicePointId: south }] });
    await station.signIn(caller);
    expect(await open()).toEqual({ cardsByState: [], issued: [], expiring: [], waiting: [], unfinished: [] });
  });
});

describe('an exported list', () => {
  it('is what the list finds, line by line, and that it was taken out is a fact', async () => {
    register.person('=Formula, “Fay”');
    const { fileName, text } = await station.taken('report.export-list', { list: 'people', text: 'formula' });
    expect([fileName, text.split('\r\n').length]).toEqual(['people.csv', 3]);
    expect(text.split('\r\n')[0]).toBe('"number","name","email","title","unit","state","since"');
    expect(text).toContain(`"'=Formula, “Fay”"`);
    expect(station.store.facts.find({ action: 'report.export-list', limit: 1 })[0]?.fact.note).toEqual({ list: 'people' });
  });

  it.each(['temporary-cards', 'requests', 'batches', 'journal'] as const)('of %s has its head, and a line for every row', async (list) => {
    const personId = register.person('Ada Ampère');
    await station.call('temporary-card.request', { count: 3, profileId: 'employee-p256' });
    for (let asked = 0; asked < 3; asked += 1) await station.call('card.request', { personId: personId.id, profileId: 'employee-p256' });
    for (let made = 0; made < 3; made += 1)
      await station.call('batch.reset-passwords', { personIds: [personId.id], delivery: { mail: true, letter: false } });
    const { text } = await station.taken('report.export-list', { list, text: '' });
    const [head, ...lines] = text.trimEnd().split('\r\n');
    expect(head).toMatch(/^"[a-z]+",/);
    expect(lines.length).toBeGreaterThanOrEqual(3);
  });

  it('of the journal is for those who may read it', async () => {
    const helper = register.person('Hal Helper', { roles: ['Help desk'], memberships: [{}] });
    await station.signIn(helper);
    expect(await station.refusal('report.export-list', { list: 'people', text: 'nobody' })).toBeUndefined();
    expect(await station.refusal('report.export-list', { list: 'journal', text: '' })).toBe('denied');
  });

  it('goes on behind its last row until everything was there once', async () => {
    for (let made = 0; made < 1005; made += 1) register.card(register.operator, { state: 'approved' });
    const { text } = await station.taken('report.export-list', { list: 'cards', text: '' });
    const lines = text.trimEnd().split('\r\n').slice(1);
    expect([lines.length, new Set(lines.map((line) => line.split(',')[0])).size]).toEqual([1005, 1005]);
    expect(station.store.facts.find({ action: 'report.export-list', limit: 9 })).toHaveLength(1);
    const events = station.shell.events.map((json) => JSON.parse(json) as StationEvent);
    const told = events.flatMap((event) => (event.event === 'progress' && event.action === 'report.export-list' ? [event.done] : []));
    expect(told).toEqual([1000, 1005]);
  });

  it('is as long as what a search finds, in the order in which the list is shown', async () => {
    for (let made = 0; made < 2105; made += 1) register.card(register.operator, { state: 'approved' });
    const { text } = await station.taken('report.export-list', { list: 'cards', text: 'olga', sort: { by: 'number', down: true } });
    const numbers = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',')[0]?.replaceAll('"', '')));
    expect(numbers).toHaveLength(2105);
    expect(numbers).toEqual(numbers.toSorted((left, right) => right - left));
    expect((await station.call('card.find', { text: 'olga', limit: 10 })).total).toBe(2105);
  });

  it('leaves nothing, no fact either, where the person names no place; a disk that is full is said', async () => {
    const exported = () => station.store.facts.find({ action: 'report.export-list', limit: 9 }).length;
    station.shell.place = 'none';
    expect(await station.call('report.export-list', { list: 'people', text: '' })).toEqual({});
    expect([exported(), station.shell.saved]).toEqual([0, []]);
    station.shell.place = 'full';
    expect(await station.refusal('report.export-list', { list: 'people', text: '' })).toBe('file-not-written');
    expect(station.shell.saved).toEqual([]);
  });
});

describe('an exported report', () => {
  const lines = async (report: 'cards-by-state' | 'issued' | 'expiring' | 'waiting' | 'unfinished') => {
    const { fileName, text } = await station.taken('report.export', { report, from: today(), to: today() });
    expect(fileName).toBe(`${report}.csv`);
    return text.trimEnd().split('\r\n');
  };

  it('is what the page shows, with days and states as they are kept; that it was taken out is a fact', async () => {
    const ada = await person(station, 'Ada Ampère');
    const cardId = await approvedCard(station, ada);
    await station.insert(await blankCard());
    await issue(station, cardId);
    await station.call('card.request', { personId: ada, profileId: 'employee-p256' });
    const { id } = register.person('Hugo Holder');
    const soon = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    register.card(id, { state: 'active', expiresOn: soon });
    register.operation(register.card(id, { state: 'approved' }));
    expect((await lines('cards-by-state')).toSorted()).toEqual([
      '"active","1"',
      '"approved","1"',
      '"issued","1"',
      '"requested","1"',
      '"state","cards"',
    ]);
    expect(await lines('issued')).toEqual(['"day","operator","cards"', `"${today()}","${OPERATOR.name}","1"`]);
    expect(await lines('expiring')).toEqual(['"month","cards"', `"${soon.slice(0, 7)}","1"`]);
    expect(await lines('waiting')).toEqual(['"use case","requests","oldest"', expect.stringMatching(/^"Request card","1","20/)]);
    expect(await lines('unfinished')).toEqual([
      '"work","step","operator","since"',
      expect.stringMatching(/^"issue","keys","Olga Operator","20/),
    ]);
    expect(station.store.facts.find({ action: 'report.export', limit: 1 })[0]?.fact.note).toEqual({ report: 'unfinished' });
  });
});
