import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    const { text, rows, next } = await station.call('report.export-list', { list: 'people', text: 'formula' });
    expect([rows, next]).toEqual([1, undefined]);
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
    const { text, rows } = await station.call('report.export-list', { list, text: '' });
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows + 1);
    expect(rows).toBeGreaterThanOrEqual(3);
  });

  it('of the journal is for those who may read it', async () => {
    const helper = register.person('Hal Helper', { roles: ['Help desk'], memberships: [{}] });
    await station.signIn(helper);
    expect(await station.refusal('report.export-list', { list: 'people', text: 'nobody' })).toBeUndefined();
    expect(await station.refusal('report.export-list', { list: 'journal', text: '' })).toBe('denied');
  });

  it('goes on behind its last row until everything was there once', async () => {
    for (let made = 0; made < 1005; made += 1) register.card(register.operator, { state: 'approved' });
    const first = await station.call('report.export-list', { list: 'cards', text: '' });
    const rest = await station.call('report.export-list', { list: 'cards', text: '', after: first.next });
    expect([first.rows, rest.rows, rest.next]).toEqual([1000, 5, undefined]);
    const numbers = [...first.text.split('\r\n').slice(1), ...rest.text.split('\r\n')].filter(Boolean).map((line) => line.split(',')[0]);
    expect(new Set(numbers).size).toBe(1005);
    expect(station.store.facts.find({ action: 'report.export-list', limit: 9 })).toHaveLength(1);
  });
});
