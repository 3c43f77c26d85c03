import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from './path.ts';
import { assertSound, peopleWorld, withoutApproval } from './people-world.ts';
import type { Register } from './register.ts';
import { APPROVER, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

const reasons = async () => (await station.call('reason.list', {})).reasons;
const identifiers = async () => (await station.call('person.identifiers', {})).identifiers;

describe('reasons', () => {
  it('are made, changed and taken out of use; what was done for one keeps the text it had', async () => {
    await withoutApproval(station, 'deactivation', 'reactivation');
    const { reasonId } = await station.call('reason.create', { type: 'deactivation', text: 'Sabbatical', description: 'A year at most' });
    const personId = await person(station);
    await station.call('person.deactivate', { personId, reasonId });
    await station.call('reason.edit', { reasonId, type: 'deactivation', text: 'Year off' });
    expect((await reasons()).find(({ id }) => id === reasonId)).toEqual({ id: reasonId, type: 'deactivation', text: 'Year off' });
    await station.call('reason.delete', { reasonId });
    expect((await reasons()).some(({ id }) => id === reasonId)).toBe(false);
    expect(station.store.get('reason', reasonId)).toMatchObject({ inUse: false, text: 'Year off' });
    const [fact] = station.store.facts.find({ action: 'person.deactivate', limit: 1 });
    expect(fact?.fact.note).toMatchObject({ reason: 'Sabbatical' });
    for (const action of ['reason.edit', 'reason.delete'])
      expect(await station.refusal(action, { reasonId, ...(action === 'reason.edit' ? { type: 'locking', text: 'Again' } : {}) })).toBe(
        'not-found',
      );
    await assertSound(station);
  });

  it('are listed by what they are for', async () => {
    const types = new Set((await reasons()).map(({ type }) => type));
    expect(types).toEqual(new Set(['deactivation', 'reactivation', 'locking', 'deletion']));
    expect((await station.call('reason.list', { type: 'locking' })).reasons.map(({ text }) => text)).toEqual(['Left for good', 'Misuse']);
  });

  it('of one kind do not say the same twice; once out of use the words are free again', async () => {
    const { reasonId } = await station.call('reason.create', { type: 'locking', text: 'Retired' });
    expect(await station.refusal('reason.create', { type: 'locking', text: ' RETIRED ' })).toBe('name-taken');
    await station.call('reason.create', { type: 'deletion', text: 'Retired' });
    const { reasonId: other } = await station.call('reason.create', { type: 'locking', text: 'Moved' });
    expect(await station.refusal('reason.edit', { reasonId: other, type: 'locking', text: 'Retired' })).toBe('name-taken');
    await station.call('reason.edit', { reasonId, type: 'locking', text: 'retired' });
    await station.call('reason.delete', { reasonId });
    await station.call('reason.edit', { reasonId: other, type: 'locking', text: 'Retired' });
  });
});

describe('kinds of identity document', () => {
  it('are made, changed and taken out of use; a person entered with one keeps it', async () => {
    const { identifierId } = await station.call('identifier.create', { name: 'Residence permit', description: 'With a chip' });
    const { personId } = await station.call('person.create', { name: 'Ada Ampère', email: 'ada@example.org', identifierId });
    await station.call('identifier.edit', { identifierId, name: 'Residence card' });
    expect((await identifiers()).find(({ id }) => id === identifierId)).toEqual({ id: identifierId, name: 'Residence card' });
    await station.call('identifier.delete', { identifierId });
    expect((await identifiers()).some(({ id }) => id === identifierId)).toBe(false);
    expect(station.store.get('person', personId)?.identifierId).toBe(identifierId);
    const again = { name: 'Bo Bell', email: 'bo@example.org', identifierId };
    expect(await station.refusal('person.create', again)).toBe('input-invalid');
    expect(await station.refusal('identifier.delete', { identifierId })).toBe('not-found');
    await assertSound(station);
  });

  it('are not called the same twice', async () => {
    expect(await station.refusal('identifier.create', { name: 'passport' })).toBe('name-taken');
    const [first, second] = await identifiers();
    const same = { identifierId: first?.id, name: second?.name };
    expect(await station.refusal('identifier.edit', same)).toBe('name-taken');
    await station.call('identifier.delete', { identifierId: second?.id ?? '' });
    expect(await station.refusal('identifier.edit', same)).toBeUndefined();
  });
});

it('reasons and kinds of document are an Operator’s to keep; others at the desk may choose them', async () => {
  const [reason] = await reasons();
  const [identifier] = await identifiers();
  await station.signIn(APPROVER);
  expect((await reasons()).length).toBeGreaterThan(0);
  const changes = [
    ['reason.create', { type: 'locking', text: 'Mine' }],
    ['reason.edit', { reasonId: reason?.id, type: 'locking', text: 'Mine' }],
    ['reason.delete', { reasonId: reason?.id }],
    ['identifier.create', { name: 'Mine' }],
    ['identifier.edit', { identifierId: identifier?.id, name: 'Mine' }],
    ['identifier.delete', { identifierId: identifier?.id }],
  ] as const;
  for (const role of ['Approver', 'Administrator', 'Self-service user', 'Mobile ID manager']) {
    await station.signIn(register.person(`With ${role}`, { roles: [role], memberships: [{}] }));
    for (const [action, input] of changes) expect(await station.refusal(action, input), `${action} by ${role}`).toBe('denied');
  }
});
