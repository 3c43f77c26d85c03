import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialTable } from '../../../core/roles/credential-table.ts';
import { peopleWorld, rolesOf } from './people-world.ts';
import type { Register, Somebody } from './register.ts';
import { APPROVER, OPERATOR, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

const make = (more: object = {}) =>
  station.ask('role.make-narrower', { name: 'Entering', parent: 'Operator', useCases: [1], houseRows: ['find'], ...more });
const clerk = (): Somebody => register.person('Clara Clerk', { memberships: [{}] });
const appoint = (personId: string, give: string[], take: string[] = []) => station.ask('person.appoint', { personId, give, take });

describe('a narrower role', () => {
  it('gives exactly its cells to whoever was appointed to it, and no more', async () => {
    await make();
    const somebody = clerk();
    expect(await appoint(somebody.id, ['Entering'])).toMatchObject({ ok: true });
    await station.signIn(somebody);
    const { personId } = await station.call('person.create', { name: 'Ada Ampère', email: 'ada@example.org' });
    await station.call('person.open', { personId });
    for (const [action, input] of [
      ['card.request', { personId, profileId: 'employee-p256' }],
      ['person.edit', { personId, unit: 'Optics' }],
      ['desk.open', {}],
      ['role.narrower', {}],
    ] as const)
      expect(await station.refusal(action, input), action).toBe('denied');
  });

  it('holds where its holder has an enabled membership and nowhere else', async () => {
    await make();
    const nobody = register.person('Nora Nobody');
    await appoint(nobody.id, ['Entering']);
    await station.signIn(nobody);
    expect(await station.ask('person.create', { name: 'Ada', email: 'ada@example.org' })).toMatchObject({
      failure: { params: { because: 'no-membership' } },
    });
  });

  it('follows a change at once, and allows nothing once it is out of use', async () => {
    const reply = (await make()) as { output: { id: string } };
    const somebody = clerk();
    await appoint(somebody.id, ['Entering']);
    const change = { id: reply.output.id, useCases: [26], houseRows: ['find'], inUse: true };
    await station.call('role.change-narrower', change);
    const { id: personId } = register.person('Hugo Holder');
    await station.signIn(somebody);
    expect(await station.refusal('person.create', { name: 'Ada', email: 'ada@example.org' })).toBe('denied');
    await station.call('card.request', { personId, profileId: 'employee-p256' });
    await station.signIn(OPERATOR);
    await station.call('role.change-narrower', { ...change, inUse: false });
    await station.signIn(somebody);
    expect(await station.refusal('card.request', { personId, profileId: 'employee-p256' })).toBe('denied');
    await station.signIn(OPERATOR);
    expect(await appoint(register.person('Olaf Other').id, ['Entering'])).toMatchObject({ failure: { code: 'input-invalid' } });
  });

  it('is never more than its parent: every cell that the parent has not is refused', async () => {
    for (const { row, roles } of credentialTable)
      expect((await make({ name: `Row ${row}`, useCases: [row] })).ok, `row ${row}`).toBe(roles.includes('Operator'));
    for (const houseRow of ['options-change', 'appoint', 'compose-roles', 'journal-read', 'own-things', 'no-such-row', '__proto__'])
      expect(await make({ name: houseRow, houseRows: [houseRow] }), houseRow).toMatchObject({ ok: false });
    expect(await make({ name: 'Empty', useCases: [], houseRows: [] })).toMatchObject({ failure: { code: 'input-invalid' } });
  });

  it.each(['Operator', 'Self-service user', 'Administrator', 'Help desk', 'help desk', 'Registry operator', 'Service Point Admin'])(
    'is not named %s: that means something already',
    async (name) => {
      expect(await make({ name })).toMatchObject({ failure: { code: 'name-taken' } });
    },
  );

  it('that a changed file makes larger than its parent gives nothing at all', async () => {
    const id = register.narrowerRole();
    register.change({ record: 'narrower-role', id, set: { name: 'Sly', useCases: [33, 37] } });
    const somebody = register.person('Sly Sam', { roles: ['Sly'], memberships: [{}] });
    await station.signIn(somebody);
    expect(await station.refusal('reader.list', {})).toBe('denied');
    expect(await station.refusal('person.find', { text: '', limit: 5 })).toBe('denied');
  });
});

describe('appointing', () => {
  it('gives and takes house roles, Help desk and narrower ones; published roles stay as they are', async () => {
    const { id } = register.person('Nina New', { roles: ['Self-service user'], memberships: [{}] });
    await appoint(id, ['Auditor', 'Help desk']);
    expect(rolesOf(station, id)).toEqual(['Self-service user', 'Auditor', 'Help desk']);
    await appoint(id, [], ['Auditor']);
    expect(rolesOf(station, id)).toEqual(['Self-service user', 'Help desk']);
    expect(await appoint(id, ['Operator'])).toMatchObject({ failure: { code: 'input-invalid', params: { field: 'give' } } });
    expect(await appoint(id, [], ['Self-service user'])).toMatchObject({ failure: { code: 'input-invalid', params: { field: 'take' } } });
    expect(await appoint(id, [], ['Auditor'])).toMatchObject({ failure: { code: 'input-invalid' } });
    expect(station.store.mails.waiting({ personId: id }).map(({ kind }) => kind)).toEqual(['roles-changed', 'roles-changed']);
    const [fact] = station.store.facts.find({ action: 'person.appoint', limit: 1 });
    expect(fact?.fact).toMatchObject({ subject: { kind: 'person', id }, note: { given: '', taken: 'Auditor' } });
  });

  it('is never of oneself, and never takes the last Administrator', async () => {
    const self = register.operator;
    for (const [give, take] of [
      [['Auditor'], []],
      [[], ['Administrator']],
    ] as const)
      expect(await appoint(self, [...give], [...take])).toMatchObject({ failure: { code: 'denied', params: { because: 'oneself' } } });
    const second = register.person('Amir Administrator', { roles: ['Administrator'], memberships: [{}] });
    await station.signIn(second);
    expect(await appoint(self, [], ['Administrator'])).toMatchObject({ ok: true });
    register.change({ record: 'account', id: self, set: { roles: ['Operator', 'Administrator'] } });
    await station.signIn(OPERATOR);
    expect(await appoint(second.id, [], ['Administrator'])).toMatchObject({ ok: true });
    register.change({ record: 'account', id: second.id, set: { roles: ['Administrator'] } });
    register.change({ record: 'account', id: self, set: { roles: ['Operator'] } });
    await station.signIn(second);
    expect(await appoint(self, ['Administrator'])).toMatchObject({ ok: true });
  });

  it('is the Administrator’s alone, and of people who are Active', async () => {
    const { id } = register.person('Rita Rests', { state: 'inactive' });
    expect(await appoint(id, ['Auditor'])).toMatchObject({ failure: { code: 'person-not-active' } });
    await station.signIn(APPROVER);
    expect(await station.refusal('person.appoint', { personId: register.operator, give: ['Auditor'], take: [] })).toBe('denied');
    expect(await station.refusal('role.make-narrower', { name: 'X', parent: 'Operator', useCases: [1], houseRows: [] })).toBe('denied');
  });

  it('shows who was appointed to what, what may be given, and finds people', async () => {
    const { id } = register.person('Nina New', { roles: ['Self-service user', 'Help desk'] });
    const shown = await station.call('role.narrower', { text: 'nina' });
    expect(shown.holders.map(({ name, roles }) => [name, roles])).toEqual(
      expect.arrayContaining([
        [OPERATOR.name, ['Administrator']],
        ['Nina New', ['Help desk']],
      ]),
    );
    expect(shown.found.map(({ personId }) => personId)).toEqual([id]);
    expect(shown.appointable).toEqual(['Administrator', 'Auditor', 'Help desk']);
    expect(shown.parents.find(({ role }) => role === 'Approver')?.useCases).toEqual(
      credentialTable.filter(({ roles }) => roles.includes('Approver')).map(({ row }) => row),
    );
  });
});
