import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialRoles } from '../../../core/roles/role-names.ts';
import { approve, approved, assertSound, peopleWorld, readMail, rolesOf, withoutApproval } from './people-world.ts';
import type { Register, Somebody } from './register.ts';
import { APPROVER, OPERATOR, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;
let holder: Somebody;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
  holder = register.person('Hugo Holder', { roles: ['Self-service user'] });
});
afterEach(() => station.close());

const approver = () => station.store.people.byEmail(APPROVER.email)?.id ?? '';

describe('editing roles', () => {
  it('without approval gives and takes at once, tells the person by mail, and leaves house and narrower roles alone', async () => {
    await withoutApproval(station, 'edit-roles');
    register.change({ record: 'account', id: holder.id, set: { roles: ['Self-service user', 'Auditor', 'Help desk'] } });
    await station.call('person.edit-roles', { personId: holder.id, roles: ['Operator', 'Approver'] });
    expect(rolesOf(station, holder.id)).toEqual(['Auditor', 'Help desk', 'Operator', 'Approver']);
    const [mail] = station.store.mails.waiting({ personId: holder.id });
    const { to, text } = await readMail(station, mail?.id ?? '');
    expect([to, text]).toEqual([holder.email, 'Your roles were changed.\n\nGiven: Operator, Approver\n\nTaken: Self-service user']);
    expect(await station.refusal('person.edit-roles', { personId: holder.id, roles: ['Approver', 'Operator'] })).toBe('input-invalid');
    await assertSound(station);
  });

  it('with approval, as shipped, waits; what others changed meanwhile stays', async () => {
    const { requestId } = await station.call('person.edit-roles', { personId: holder.id, roles: ['Self-service user', 'Operator'] });
    expect(rolesOf(station, holder.id)).toEqual(['Self-service user']);
    expect(station.store.mails.waiting({ personId: holder.id })).toEqual([]);
    register.change({ record: 'account', id: holder.id, set: { roles: ['Self-service user', 'Mobile ID manager'] } });
    const request = await station.call('request.open', { requestId: requestId ?? '' });
    expect([request.before, request.after]).toEqual([{ roles: 'Self-service user' }, { roles: 'Self-service user, Operator' }]);
    await approve(station, requestId);
    expect(rolesOf(station, holder.id)).toEqual(['Self-service user', 'Mobile ID manager', 'Operator']);
    expect(station.store.mails.waiting({ personId: holder.id })).toHaveLength(1);
  });

  it('works in any state but not on an erased person', async () => {
    await withoutApproval(station, 'edit-roles');
    for (const state of ['registered', 'inactive', 'locked'] as const) {
      const { id } = register.person('Ina State', { state });
      await station.call('person.edit-roles', { personId: id, roles: ['Operator'] });
      expect(rolesOf(station, id)).toEqual(['Operator']);
    }
    const erased = register.person('Erased person', { state: 'erased' });
    expect(await station.refusal('person.edit-roles', { personId: erased.id, roles: ['Operator'] })).toBe('state-refuses');
  });

  it('is never one’s own, nor an approver’s of their own request', async () => {
    const reply = await station.ask('person.edit-roles', { personId: register.operator, roles: ['Operator', 'Approver'] });
    expect(reply).toMatchObject({ failure: { params: { because: 'oneself' } } });
    const both = register.person('Bea Both', { roles: ['Operator', 'Approver'], memberships: [{}] });
    await station.signIn(both);
    const { requestId } = await station.call('person.edit-roles', { personId: holder.id, roles: ['Operator'] });
    expect(await station.refusal('request.approve', { requestId })).toBe('four-eyes');
    const { requestId: mine } = await station.call('person.edit-roles', { personId: approver(), roles: ['Approver', 'Operator'] });
    await station.signIn(APPROVER);
    expect(await station.ask('request.approve', { requestId: mine })).toMatchObject({ failure: { params: { because: 'oneself' } } });
  });

  it('keeps the last active Operator and Approver; an inactive one does not count', async () => {
    await withoutApproval(station, 'edit-roles');
    const last = { failure: { code: 'denied', params: { because: 'last-holder', roles: 'Approver' } } };
    expect(await station.ask('person.edit-roles', { personId: approver(), roles: ['Self-service user'] })).toMatchObject(last);
    register.person('Ina Inactive', { roles: ['Approver'], state: 'inactive' });
    expect(await station.ask('person.edit-roles', { personId: approver(), roles: [] })).toMatchObject(last);
    register.person('Ann Approver', { roles: ['Approver'], memberships: [{}] });
    await station.call('person.edit-roles', { personId: approver(), roles: ['Self-service user'] });
    expect(rolesOf(station, approver())).toEqual(['Self-service user']);
  });

  it('counts nobody who works nowhere: a role holds where its holder has an enabled membership', async () => {
    await withoutApproval(station, 'edit-roles');
    const last = { failure: { code: 'denied', params: { because: 'last-holder', roles: 'Approver' } } };
    register.person('Nora Nowhere', { roles: ['Approver'] });
    register.person('Dora Disabled', { roles: ['Approver'], memberships: [{ state: 'disabled' }] });
    expect(await station.ask('person.edit-roles', { personId: approver(), roles: [] })).toMatchObject(last);
    const ann = register.person('Ann Approver', { roles: ['Approver'], memberships: [{}] });
    await station.call('person.edit-roles', { personId: approver(), roles: [] });
    expect(await station.ask('person.edit-roles', { personId: ann.id, roles: [] })).toMatchObject(last);
  });

  it('keeps them at the approval too, whoever else was dismissed meanwhile', async () => {
    const other = register.person('Ann Approver', { roles: ['Approver', 'Operator'], memberships: [{}] });
    const { requestId = '' } = await station.call('person.edit-roles', { personId: other.id, roles: ['Operator'] });
    await approved(station, 'person.edit-roles', { personId: holder.id, roles: ['Approver'] });
    register.change({ record: 'person', id: holder.id, set: { state: 'inactive' } });
    register.change({ record: 'account', id: other.id, set: { roles: ['Approver', 'Operator'] } });
    await station.signIn(APPROVER);
    await station.call('request.approve', { requestId });
    expect(rolesOf(station, other.id)).toEqual(['Operator']);
  });

  it('offers what the default roles offer; whoever has another role keeps it', async () => {
    await withoutApproval(station, 'edit-roles');
    await station.call('role.delete-defaults', { roles: ['Self-service user', 'Mobile ID manager'] });
    expect(await station.refusal('person.edit-roles', { personId: holder.id, roles: ['Mobile ID manager'] })).toBe('input-invalid');
    await station.call('person.edit-roles', { personId: holder.id, roles: ['Self-service user', 'Operator'] });
    expect(rolesOf(station, holder.id)).toEqual(['Self-service user', 'Operator']);
  });

  it('is refused to everybody but an Operator', async () => {
    for (const role of ['Approver', 'Self-service user', 'Administrator', 'Virtual smart card manager']) {
      await station.signIn(register.person(`With ${role}`, { roles: [role], memberships: [{}] }));
      expect(await station.refusal('person.edit-roles', { personId: holder.id, roles: [] }), role).toBe('denied');
    }
  });
});

describe('default roles', () => {
  const roles = async () => (await station.call('role.list', {})).roles;
  const offered = async () => (await roles()).filter((role) => role.offered).map(({ role }) => role);
  const given = async () => (await roles()).filter((role) => role.given).map(({ role }) => role);
  const upload = (...lines: readonly string[]) => station.call('role.upload-defaults', { csv: lines.join('\r\n') });

  it('are, as shipped, all seven offered and self-service given', async () => {
    expect(await offered()).toEqual(credentialRoles);
    expect(await given()).toEqual(['Self-service user']);
  });

  it('are taken out of use, made again by hand, and given to whoever is entered from then on', async () => {
    await station.call('role.delete-defaults', { roles: ['Self-service user', 'Operator'] });
    expect(await offered()).not.toContain('Operator');
    expect(await given()).toEqual([]);
    expect(rolesOf(station, holder.id)).toEqual(['Self-service user']);
    await station.call('role.create-default', { role: 'Mobile ID self-service user', given: true });
    const { personId } = await station.call('person.create', { name: 'Nia New', email: 'nia@example.org' });
    expect(rolesOf(station, personId)).toEqual(['Mobile ID self-service user']);
    expect(await station.refusal('role.create-default', { role: 'Emperor', given: false })).toBe('input-invalid');
  });

  it('come from a file with or without a heading, quotes, blank lines and a mark of byte order', async () => {
    await station.call('role.delete-defaults', { roles: [...credentialRoles] });
    expect(await upload('\uFEFFRole;Given', '"Operator";no', '', 'Approver', 'Self-service user;YES')).toEqual({ saved: 3, problems: [] });
    expect(await offered()).toEqual(['Operator', 'Self-service user', 'Approver']);
    expect(await given()).toEqual(['Self-service user']);
    await assertSound(station);
  });

  it('are not touched by a file with one bad line, and every bad line is told', async () => {
    await station.call('role.delete-defaults', { roles: ['Operator'] });
    const last = station.store.facts.last()?.n;
    expect(await upload('role,given', 'Operator,yes', 'Emperor,no', 'Operator', 'Approver,perhaps', 'Approver,yes,no,why')).toEqual({
      saved: 0,
      problems: [
        { line: 3, found: 'Emperor,no', problem: 'no-such-role' },
        { line: 4, found: 'Operator', problem: 'twice' },
        { line: 5, found: 'Approver,perhaps', problem: 'not-yes-or-no' },
        { line: 6, found: 'Approver,yes,no,why', problem: 'fields' },
      ],
    });
    expect(await upload('role,given', '')).toMatchObject({ saved: 0, problems: [{ problem: 'empty' }] });
    expect(await offered()).not.toContain('Operator');
    expect(station.store.facts.last()?.n).toBe(last);
  });

  it('are an Operator’s to change', async () => {
    for (const role of ['Approver', 'Administrator', 'Self-service user']) {
      await station.signIn(register.person(`With ${role}`, { roles: [role], memberships: [{}] }));
      expect(await station.refusal('role.upload-defaults', { csv: 'Operator' }), role).toBe('denied');
      expect(await station.refusal('role.delete-defaults', { roles: ['Operator'] }), role).toBe('denied');
      expect(await station.refusal('role.create-default', { role: 'Operator', given: true }), role).toBe('denied');
    }
    await station.signIn(OPERATOR);
  });
});
