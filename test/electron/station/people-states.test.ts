import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuthorityAway } from '../../../electron/authority/certificate-authority.ts';
import { activeCard, approvedCard, blankCard, issue, person } from './path.ts';
import { aReason, assertSound, peopleWorld, rolesOf, withoutApproval } from './people-world.ts';
import { inPool, lent, unlawful } from './pool.ts';
import type { Register } from './register.ts';
import { READER, type TestStation } from './test-station.ts';

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

/** What the tile says of the card in the reader, asked once: it is true as soon as the records have changed. */
async function tileState(): Promise<string | undefined> {
  return (await station.call('reader.list', {})).readers.find(({ name }) => name === READER)?.cardState;
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
    expect(await tileState()).toBe('inactive');
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

it('what was begun for a locked person and not finished has its certificates revoked, and can only be given up', async () => {
  await noApproval();
  const personId = await person(station);
  const cardId = await approvedCard(station, personId);
  const operationId = register.operation(cardId);
  const certificate = {
    cardId,
    servicePointId: register.here,
    slot: '9a',
    keyKind: 'p256',
    serialHex: '0a0b',
    state: 'on-hold',
    waitingForAuthority: false,
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2036-01-01T00:00:00.000Z',
    der: 'AA==',
  } as const;
  const id = crypto.randomUUID();
  register.change({ record: 'certificate', id, set: { ...certificate, id } });
  await lock(personId);
  expect(station.store.get('certificate', id)?.state).toBe('revoked');
  expect(await station.refusal('operation.finish', { operationId, reader: READER })).toBe('person-not-active');
  expect(await station.refusal('operation.discard', { operationId })).toBeUndefined();
});

describe('a temporary card of a person who is deactivated', () => {
  it('is locked and its certificates revoked, also at the authority, and it does not come back', async () => {
    await noApproval();
    const personId = await person(station);
    const { id } = await inPool(station);
    await lent(station, id, personId);
    await deactivate(personId);
    expect(station.store.get('temporary-card', id)?.state).toBe('locked');
    expect(new Set(station.store.certificates.byHolder(personId).map(({ state }) => state))).toEqual(new Set(['revoked']));
    expect(station.store.certificates.waiting()).toEqual([]);
    expect(unlawful(station)).toEqual([]);
    await reactivate(personId);
    expect(station.store.get('temporary-card', id)?.state).toBe('locked');
    await assertSound(station);
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
