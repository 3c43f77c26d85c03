import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuthorityAway } from '../../../electron/authority/certificate-authority.ts';
import { activeCard, approvedCard, blankCard, issue, person } from './path.ts';
import { approve, approved, aReason, assertSound, peopleWorld, rolesOf, withoutApproval } from './people-world.ts';
import type { Register } from './register.ts';
import { APPROVER, OPERATOR, READER, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;
let reasons: Readonly<Record<'deactivation' | 'reactivation' | 'locking', string>>;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
  reasons = {
    deactivation: await aReason(station, 'deactivation'),
    reactivation: await aReason(station, 'reactivation'),
    locking: await aReason(station, 'locking'),
  };
});
afterEach(() => station.close());

const noApproval = () => withoutApproval(station, 'deactivation', 'reactivation', 'locking');
const deactivate = (personId: string) => station.call('person.deactivate', { personId, reasonId: reasons.deactivation });
const reactivate = (personId: string) => station.call('person.reactivate', { personId, reasonId: reasons.reactivation });
const lock = (personId: string) => station.call('person.lock', { personId, reasonId: reasons.locking });

async function cardNow(cardId: string) {
  const card = await station.call('card.open', { cardId });
  const certificates = new Set(card.certificates.map(({ state, authority }) => `${state} ${authority}`));
  return [card.state, ...certificates];
}

describe('a person who is deactivated and comes back', () => {
  it('takes cards and certificates along, at the authority too, and gets the default roles alone back', async () => {
    await noApproval();
    const { personId, cardId } = await activeCard(station);
    register.change({ record: 'account', id: personId, set: { roles: ['Self-service user', 'Mobile ID manager', 'Auditor'] } });
    expect(await deactivate(personId)).toEqual({});
    expect(station.store.get('person', personId)?.state).toBe('inactive');
    expect(rolesOf(station, personId)).toEqual([]);
    expect(await cardNow(cardId)).toEqual(['inactive', 'on-hold on-hold']);
    await reactivate(personId);
    expect(station.store.get('person', personId)?.state).toBe('active');
    expect(rolesOf(station, personId)).toEqual(['Self-service user']);
    expect(await cardNow(cardId)).toEqual(['active', 'valid valid']);
    const [last] = station.store.facts.find({ action: 'person.reactivate', limit: 1 });
    expect(last?.fact.note).toMatchObject({ reason: 'Back at work', approval: false });
    await assertSound(station);
  });

  it('finds a card that had been deactivated for itself still inactive', async () => {
    await noApproval();
    const { personId, cardId } = await activeCard(station);
    await station.call('card.deactivate', { cardId });
    await deactivate(personId);
    await reactivate(personId);
    expect((await cardNow(cardId))[0]).toBe('inactive');
  });

  it('gets the roles that are given now, not those that were given then', async () => {
    await noApproval();
    const personId = await person(station);
    await station.call('role.create-default', { role: 'Mobile ID self-service user', given: true });
    await deactivate(personId);
    await reactivate(personId);
    expect(rolesOf(station, personId)).toEqual(['Self-service user', 'Mobile ID self-service user']);
  });

  it('loses a card that was only asked for, and can neither sign in nor have another card meanwhile', async () => {
    await noApproval();
    const holder = register.person('Hugo Holder', { roles: ['Self-service user'] });
    const { cardId, requestId = '' } = await station.call('card.request', { personId: holder.id, profileId: 'employee-p256' });
    await deactivate(holder.id);
    expect(station.store.get('card', cardId)?.state).toBe('aborted');
    expect(station.store.get('request', requestId)?.state).toBe('aborted');
    expect(await station.refusal('card.request', { personId: holder.id, profileId: 'employee-p256' })).toBe('person-not-active');
    expect(await station.refusal('session.sign-in', { email: holder.email, password: holder.password })).toBe('person-not-active');
  });
});

describe('a person who is locked', () => {
  it('has every card locked and every certificate revoked, for good, whatever state they were in', async () => {
    await noApproval();
    const { personId, cardId } = await activeCard(station);
    const issued = await approvedCard(station, personId);
    station.readers.remove(READER);
    await station.insert(await blankCard());
    await issue(station, issued);
    await lock(personId);
    expect(station.store.get('person', personId)?.state).toBe('locked');
    expect(await cardNow(cardId)).toEqual(['locked', 'revoked revoked']);
    expect(await cardNow(issued)).toEqual(['locked', 'revoked revoked']);
    expect(rolesOf(station, personId)).toEqual([]);
    for (const action of ['person.deactivate', 'person.reactivate', 'person.lock', 'person.edit'])
      expect(await station.refusal(action, { personId, ...(action === 'person.edit' ? {} : { reasonId: reasons.locking }) })).toBe(
        'state-refuses',
      );
    await assertSound(station);
  });

  it('may have been inactive before, and all that was asked for them ends', async () => {
    await noApproval();
    const personId = await person(station);
    const { requestId = '' } = await station.call('person.edit', { personId, unit: 'Optics' });
    await deactivate(personId);
    expect(station.store.get('request', requestId)?.state).toBe('requested');
    await lock(personId);
    expect(station.store.get('request', requestId)?.state).toBe('aborted');
  });

  it('waits for the authority where it is away, and says so', async () => {
    await station.close();
    let away = false;
    ({ station } = await peopleWorld({
      authority: (real) => ({ ...real, revoke: (...asked) => (away ? Promise.reject(new AuthorityAway()) : real.revoke(...asked)) }),
    }));
    await noApproval();
    const { personId, cardId } = await activeCard(station);
    away = true;
    await station.call('person.lock', { personId, reasonId: await aReason(station, 'locking') });
    expect((await station.call('card.open', { cardId })).waits).toContain('revocation-waiting');
    away = false;
  });
});

describe('with approval, as shipped', () => {
  it('nothing changes before another person approves, and then all of it does', async () => {
    const { personId, cardId } = await activeCard(station);
    const { requestId } = await deactivate(personId);
    expect(requestId).toBeDefined();
    expect(station.store.get('person', personId)?.state).toBe('active');
    expect((await cardNow(cardId))[0]).toBe('active');
    const request = await station.call('request.open', { requestId: requestId ?? '' });
    expect(request).toMatchObject({ row: 2, before: { state: 'active' }, after: { state: 'inactive', reason: 'On leave' } });
    expect(await station.refusal('request.approve', { requestId })).toBe('denied');
    await approve(station, requestId);
    expect(station.store.get('person', personId)?.state).toBe('inactive');
    expect(await cardNow(cardId)).toEqual(['inactive', 'on-hold on-hold']);
    await approved(station, 'person.reactivate', { personId, reasonId: reasons.reactivation });
    expect(await cardNow(cardId)).toEqual(['active', 'valid valid']);
    await approved(station, 'person.lock', { personId, reasonId: reasons.locking });
    expect(await cardNow(cardId)).toEqual(['locked', 'revoked revoked']);
    await assertSound(station);
  });

  it('what is no longer possible is not carried out, and the request still waits', async () => {
    const personId = await person(station);
    const first = await deactivate(personId);
    const second = await deactivate(personId);
    await approve(station, first.requestId);
    await expect(approve(station, second.requestId)).rejects.toThrow('state-refuses');
    expect(station.store.get('request', second.requestId ?? '')?.state).toBe('requested');
    await station.call('request.abort', { requestId: second.requestId ?? '' });
  });

  it('what whoever asked may no longer do is not carried out', async () => {
    const dana = register.person('Dana Desk', { roles: ['Operator'], memberships: [{}] });
    const personId = await person(station);
    await station.signIn(dana);
    const { requestId } = await deactivate(personId);
    register.change({ record: 'account', id: dana.id, set: { roles: ['Self-service user'] } });
    await expect(approve(station, requestId)).rejects.toThrow('denied');
    expect(station.store.get('person', personId)?.state).toBe('active');
  });

  it('a rejected request changes nothing', async () => {
    const personId = await person(station);
    const { requestId = '' } = await lock(personId);
    await station.signIn(APPROVER);
    await station.call('request.reject', { requestId, reason: 'They work here' });
    expect(station.store.get('person', personId)?.state).toBe('active');
  });
});

describe('is refused', () => {
  it('to everybody but an Operator; an Approver is told that they only decide', async () => {
    const personId = await person(station);
    const because = async () => {
      const reply = await station.ask('person.deactivate', { personId, reasonId: reasons.deactivation });
      return reply.ok ? 'allowed' : reply.failure.params?.['because'];
    };
    await station.signIn(APPROVER);
    expect(await because()).toBe('approver-only-decides');
    for (const role of ['Self-service user', 'Mobile ID manager', 'Administrator', 'Auditor', 'Help desk']) {
      await station.signIn(register.person(`With ${role}`, { roles: [role], memberships: [{}] }));
      expect(await because(), role).toBe('role-missing');
    }
  });

  it('for the last active Operator, Approver or Administrator, also where they are asked for', async () => {
    await noApproval();
    const approver = station.store.people.byEmail(APPROVER.email)?.id ?? '';
    for (const [personId, role] of [
      [approver, 'Approver'],
      [register.operator, 'Operator, Administrator, Registry operator'],
    ])
      for (const [action, reasonId] of [
        ['person.deactivate', reasons.deactivation],
        ['person.lock', reasons.locking],
      ])
        expect(await station.ask(action ?? '', { personId, reasonId })).toMatchObject({
          failure: { code: 'denied', params: { because: 'last-holder', roles: role } },
        });
    register.person('Ann Approver', { roles: ['Approver'], memberships: [{}] });
    expect(await deactivate(approver)).toEqual({});
  });

  it('when an approval would take the last one', async () => {
    const second = register.person('Ann Approver', { roles: ['Approver'], memberships: [{}] });
    const first = station.store.people.byEmail(APPROVER.email)?.id ?? '';
    const { requestId = '' } = await deactivate(first);
    await station.signIn(second);
    register.change({ record: 'account', id: second.id, set: { roles: ['Operator', 'Approver'] } });
    register.change({ record: 'account', id: first, set: { roles: ['Administrator'] } });
    register.change({ record: 'account', id: register.operator, set: { roles: ['Operator'], registryOperator: true } });
    expect(await station.ask('request.approve', { requestId })).toMatchObject({
      failure: { params: { because: 'last-holder', roles: 'Administrator' } },
    });
  });

  it('with a reason of another kind, or one that is out of use', async () => {
    const personId = await person(station);
    for (const reasonId of [reasons.locking, personId])
      expect(await station.refusal('person.deactivate', { personId, reasonId })).toBe('input-invalid');
    await station.call('reason.delete', { reasonId: reasons.deactivation });
    expect(await station.refusal('person.deactivate', { personId, reasonId: reasons.deactivation })).toBe('input-invalid');
  });

  it('in a state from which it does not lead, and the page dims it with the reason', async () => {
    const personId = await person(station);
    expect(await station.refusal('person.reactivate', { personId, reasonId: reasons.reactivation })).toBe('state-refuses');
    const { possible } = await station.call('person.open', { personId });
    const of = (action: string) => possible.find((entry) => entry.action === action);
    expect(of('person.reactivate')).toMatchObject({ allowed: false, because: { code: 'state-refuses' } });
    expect(of('person.deactivate')).toMatchObject({ allowed: true });
    expect(of('person.change-password')).toMatchObject({ allowed: false, because: { params: { because: 'not-own' } } });
    await station.signIn(OPERATOR);
  });
});
