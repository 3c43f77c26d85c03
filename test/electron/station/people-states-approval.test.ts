import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activeCard, person } from './path.ts';
import { approve, approved, aReason, assertSound, peopleWorld, withoutApproval } from './people-world.ts';
import type { Register } from './register.ts';
import { APPROVER, OPERATOR, type TestStation } from './test-station.ts';

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
const lock = (personId: string) => station.call('person.lock', { personId, reasonId: reasons.locking });

async function cardNow(cardId: string) {
  const card = await station.call('card.open', { cardId });
  const certificates = new Set(card.certificates.map(({ state, authority }) => `${state} ${authority}`));
  return [card.state, ...certificates];
}

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
