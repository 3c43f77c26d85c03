import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approvalOptionOf, options } from '../../../core/options.ts';
import { found, person } from './path.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  station = await TestStation.open({ dataFolder: scratchFolder() });
  await found(station);
  register = new Register(station);
});
afterEach(() => station.close());

const change = (id: unknown, value: unknown) => station.ask('option.change', { id, value });
const valueOf = async (id: string): Promise<unknown> =>
  (await station.call('option.list', {})).options.find((option) => option.id === id)?.value;

describe('options', () => {
  it('are listed, all of them, with the standard value until one is set', async () => {
    const list = (await station.call('option.list', {})).options;
    expect(list.map(({ id }) => id)).toEqual(options.map(({ id }) => id));
    expect(list.map(({ value }) => value)).toEqual(list.map(({ standard }) => standard));
  });

  it('take their standard value, and every one of their choices', async () => {
    for (const { id, standard, values } of options)
      for (const value of [standard, ...(values ?? [])]) {
        expect(await change(id, value), `${id} ${JSON.stringify(value)}`).toMatchObject({ ok: true });
        expect(await valueOf(id)).toEqual(value);
      }
  });

  it('refuse what is not offered, and say why', async () => {
    const notOffered = options.flatMap(({ id, notOffered: list }) => list.map(({ value, why }) => ({ id, value, why })));
    expect(notOffered.length).toBeGreaterThan(0);
    for (const { id, value, why } of notOffered)
      expect(await change(id, value)).toMatchObject({ ok: false, failure: { code: 'input-invalid', params: { field: id, wanted: why } } });
    expect(station.store.all('option')).toEqual([]);
  });

  it.each([
    ['users-creation-approval', 'true'],
    ['users-creation-approval', 1],
    ['idle-lock-seconds', 9],
    ['idle-lock-seconds', 3601],
    ['idle-lock-seconds', 10.5],
    ['idle-lock-seconds', true],
    ['idle-lock-seconds', '300'],
    ['cards-email-before-expiring-days', [7, 14]],
    ['cards-email-before-expiring-days', [7, 7]],
    ['cards-email-before-expiring-days', [0]],
    ['cards-email-before-expiring-days', 7],
    ['cards-email-before-expiring-days', Array.from({ length: 5000 }, (_, day) => 5000 - day)],
    ['cards-email-before-expiring-days', [null]],
    ['cards-pin-length', '6'],
    ['cards-pin-length', [6]],
    ['cards-pin-length', null],
  ])('refuse for %s the value %j', async (id, value) => {
    expect(await change(id, value)).toMatchObject({ ok: false, failure: { code: 'input-invalid' } });
    expect(station.store.get('option', id)).toBeUndefined();
  });

  it.each(['no-such-option', '__proto__', 'constructor', '', 7])('are not made by naming one: %j', async (id) => {
    expect(await change(id, true)).toMatchObject({ ok: false, failure: { code: 'input-invalid', params: { field: 'id' } } });
    expect(station.store.all('option')).toEqual([]);
  });

  it('are the Administrator’s to change; who works at the desk may look', async () => {
    await station.signIn(APPROVER);
    expect(await station.refusal('option.change', { id: 'idle-lock-seconds', value: 60 })).toBe('denied');
    expect((await station.call('option.list', {})).options.length).toBe(options.length);
    await station.signIn(register.person('Amir Administrator', { roles: ['Administrator'], memberships: [{}] }));
    await station.call('option.change', { id: 'idle-lock-seconds', value: 60 });
  });

  it('leave a fact with the value that was set', async () => {
    await station.call('option.change', { id: 'cards-email-before-expiring-days', value: [30, 3] });
    const [row] = station.store.facts.find({ action: 'option.change', limit: 1 });
    expect(row?.fact).toMatchObject({
      who: { person: register.operator },
      note: { option: 'cards-email-before-expiring-days', value: '[30,3]' },
    });
  });

  it('of approval belong to the rows in which the published table has an Approver', () => {
    for (const row of [1, 2, 3, 4, 5, 8, 19, 26, 30, 31, 32, 35]) expect(approvalOptionOf(row), `row ${row}`).toBeDefined();
    expect(options.filter(({ id }) => id.endsWith('-approval'))).toHaveLength(12);
  });

  it('decide at once: without approval a card is Approved when it is asked for', async () => {
    await station.call('option.change', { id: 'cards-request-approval', value: false });
    const { cardId, requestId } = await station.call('card.request', { personId: await person(station), profileId: 'employee-p256' });
    expect([requestId, station.store.get('card', cardId)?.state]).toEqual([undefined, 'approved']);
  });
});
