import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found } from './path.ts';
import { Register } from './register.ts';
import { newFolder } from './scratch-folder.ts';
import { TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;
const dataFolder = newFolder();

beforeAll(async () => {
  station = await TestStation.open({ dataFolder });
  await found(station);
  register = new Register(station);
});
afterAll(async () => {
  await station.close();
  rmSync(dataFolder, { recursive: true });
});

describe('finding as one types', () => {
  beforeAll(() => {
    for (const name of ['Ada Ampère', 'Łukasz Ødegård', 'Étienne O’Brien', '李 小龍', 'Zoë Ampler', '100% "Real" (Person)'])
      register.person(name);
    register.person('Ina Ampère', { state: 'inactive' });
  });
  const names = async (text: string, more: Record<string, unknown> = {}): Promise<readonly string[]> =>
    (await station.call('person.find', { text, limit: 50, ...more })).people.map(({ name }) => name).sort();

  it.each([
    ['amp', ['Ada Ampère', 'Ina Ampère', 'Zoë Ampler']],
    ['ampere', ['Ada Ampère', 'Ina Ampère']],
    ['AMPÈRE ad', ['Ada Ampère']],
    ['ampe\u0300re ada', ['Ada Ampère']],
    ['lukasz', ['Łukasz Ødegård']],
    ['odegard', ['Łukasz Ødegård']],
    ['etienne', ['Étienne O’Brien']],
    ['brien', ['Étienne O’Brien']],
    ['李', ['李 小龍']],
    ['zoe.ampler', ['Zoë Ampler']],
    ['olga@example.org', ['Olga Operator']],
    ['P-00001', ['Olga Operator']],
    ['100%', ['100% "Real" (Person)']],
    ['"real"', ['100% "Real" (Person)']],
    ['(person', ['100% "Real" (Person)']],
    ['pere', []],
    ['*', []],
    ['ada OR zoe', []],
    ['name:ada', []],
    ["' OR 1=1 --", []],
  ])('%j finds %j', async (text, wanted) => {
    expect(await names(text)).toEqual(wanted);
  });

  it('finds of the states that are wanted, page by page, and says how many there are', async () => {
    expect(await names('amp', { states: ['inactive'] })).toEqual(['Ina Ampère']);
    for (const [down, named] of [
      [false, ['Ada Ampère', 'Ina Ampère', 'Zoë Ampler']],
      [true, ['Zoë Ampler', 'Ina Ampère', 'Ada Ampère']],
    ] as const) {
      const asked = { text: 'amp', limit: 2, sort: { by: 'name', down } } as const;
      const first = await station.call('person.find', asked);
      const second = await station.call('person.find', { ...asked, ...(first.next === undefined ? {} : { after: first.next }) });
      expect([first.total, second.total, second.next]).toEqual([3, 3, undefined]);
      expect([...first.people, ...second.people].map(({ name }) => name)).toEqual(named);
    }
    expect((await station.call('person.find', { text: '', limit: 1, exactly: true })).total).toBe(station.store.all('person').length);
  });

  it('finds cards by number and holder, and requests of the people found, in the one search box', async () => {
    const { personId } = await station.call('person.create', { name: 'Bo Berg', email: 'bo@example.org' });
    const { cardId, requestId } = await station.call('card.request', { personId, profileId: 'employee-p256' });
    const ids = ({ people, cards, requests }: Awaited<ReturnType<typeof search>>) =>
      [people, cards, requests].map((list) => list.map(({ id }) => id));
    const search = (text: string) => station.call('desk.search', { text });
    expect(ids(await search('berg'))).toEqual([[personId], [cardId], [requestId]]);
    expect(ids(await search('1001'))).toEqual([[personId], [cardId], [requestId]]);
    expect(ids(await search('  '))).toEqual([[], [], []]);
  });

  it('finds requests of everybody who is called so, those that wait first, and then what was decided', async () => {
    const [requester, here] = [register.operator, register.here];
    const people = Array.from({ length: 9 }, (_, at) => register.person(`Tea ${'abcdefghi'.charAt(at)} Drinker`).id);
    const at = (minute: number) => ({ requestedAt: new Date(Date.UTC(2026, 1, 1, 8, minute)).toISOString() });
    const decided = people.slice(0, 4).map((id, index) => register.cardRequest(id, requester, { state: 'rejected', ...at(30 + index) }));
    const waiting = people.slice(6).map((id, index) => register.cardRequest(id, requester, at(index)));
    register.cardRequest(register.person('Tea Elsewhere').id, requester, { servicePointId: register.servicePoint('South campus') });
    const found = async (text: string) => (await station.call('desk.search', { text })).requests.map(({ id }) => id);
    expect(await found('tea')).toEqual([...waiting.toReversed(), ...decided.toReversed().slice(0, 3)]);
    const last = station.store.get('request', decided[0] ?? '');
    const number = station.store.get('card', last?.cardId ?? '')?.number ?? 0;
    expect([await found(String(number)), last?.servicePointId]).toEqual([[decided[0]], here]);
    for (const id of people.slice(4, 6)) for (let each = 0; each < 7; each += 1) waiting.push(register.cardRequest(id, requester, at(59)));
    expect((await station.call('desk.search', { text: 'tea' })).requests.map(({ state }) => state)).toEqual(Array(6).fill('requested'));
  });

  it('finds temporary cards by number, said with or without its T, and by holder, and none of another point', async () => {
    const { id: holder } = register.person('Tea Lender');
    const servicePointId = register.servicePoint('South campus');
    const { id: elsewhere } = register.person('Tea Elsewhere', { servicePointId });
    const card = register.temporaryCard(holder, { state: 'assigned' });
    const number = station.store.get('temporary-card', card)?.number ?? 0;
    register.temporaryCard(elsewhere, { state: 'assigned', servicePointId });
    const found = async (text: string) => (await station.call('desk.search', { text })).temporaryCards.map(({ id }) => id);
    for (const text of [`T-${number}`, `t${number}`, `${number}`, 'lender', 'tea']) expect(await found(text), text).toEqual([card]);
    expect(await found('T-999999')).toEqual([]);
  });
});

describe('the page of a person', () => {
  it('shows the temporary card that they have, and none that they gave back', async () => {
    const { id } = register.person('Tea Temporary');
    const lent = register.temporaryCard(id, { state: 'assigned' });
    register.temporaryCard(id, { state: 'unassigned' });
    const { temporaryCards } = await station.call('person.open', { personId: id });
    expect(temporaryCards.map((card) => [card.id, card.state, card.dueOn])).toEqual([[lent, 'assigned', '2099-12-31']]);
  });
});
