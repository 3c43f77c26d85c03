import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from './path.ts';
import { approve, assertSound, peopleWorld, photo, withoutApproval } from './people-world.ts';
import type { Register } from './register.ts';
import { everythingKept } from './store-state.ts';
import { APPROVER, type TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;
let personId: string;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
  personId = await person(station, 'Ada Ampère');
});
afterEach(() => station.close());

const now = () => station.store.get('person', personId);
const identifier = async (name: string) => (await station.call('person.identifiers', {})).identifiers.find((one) => one.name === name)?.id;

describe('editing a person without approval', () => {
  beforeEach(() => withoutApproval(station, 'edit'));

  it('changes what was given, takes away what is null, and leaves the rest and the state alone', async () => {
    await station.call('person.edit', { personId, phone: '+49 30 1', title: 'Dr', unit: 'Optics', photo: photo(30, 40) });
    const before = now();
    await station.call('person.edit', { personId, title: null, unit: 'Acoustics' });
    expect(now()).toEqual({ ...before, title: undefined, unit: 'Acoustics' });
    expect(now()?.state).toBe('active');
    expect((await station.call('person.find', { text: 'ampere', limit: 5 })).total).toBe(1);
    await assertSound(station);
  });

  it('sorts by a new name as by the old one, and the search follows', async () => {
    await station.call('person.edit', { personId, name: 'Ada Obi' });
    expect(now()?.sortName).toBe('Obi Ada');
    await station.call('person.edit', { personId, name: 'Ada Zorn', sortName: 'Ada' });
    expect(now()?.sortName).toBe('Ada');
    await station.call('person.edit', { personId, name: 'Ada Young' });
    expect(now()?.sortName).toBe('Ada');
    expect((await station.call('person.find', { text: 'young', limit: 5 })).people.map(({ id }) => id)).toEqual([personId]);
    expect((await station.call('person.find', { text: 'obi', limit: 5 })).total).toBe(0);
  });

  it('refuses an address that somebody else has; one’s own in other letters is none', async () => {
    expect(await station.ask('person.edit', { personId, email: APPROVER.email.toUpperCase() })).toMatchObject({
      failure: { code: 'email-taken', params: { number: 'P-00002' } },
    });
    expect(await station.refusal('person.edit', { personId, email: String(now()?.email).toUpperCase() })).toBe('input-invalid');
    await station.call('option.change', { id: 'users-edit-uniqueness-check', value: false });
    await station.call('person.edit', { personId, email: APPROVER.email });
  });

  it('refuses a kind of document out of use, a photo that is none, an unknown home, and nothing at all', async () => {
    const passport = (await identifier('Passport')) ?? '';
    await station.call('person.edit', { personId, identifierId: passport });
    await station.call('identifier.delete', { identifierId: passport });
    const other = (await identifier('Health card')) ?? '';
    await station.call('identifier.delete', { identifierId: other });
    expect(await station.refusal('person.edit', { personId, identifierId: other })).toBe('input-invalid');
    expect(now()?.identifierId).toBe(passport);
    expect(await station.refusal('person.edit', { personId, photo: 'AAAA' })).toBe('photo-unreadable');
    expect(await station.refusal('person.edit', { personId })).toBe('input-invalid');
    expect(await station.refusal('person.edit', { personId, name: now()?.name })).toBe('input-invalid');
    expect(await station.refusal('person.edit', { personId, servicePointId: personId })).toBe('denied');
  });

  it('moves a home only with a membership at both ends and the keys of both', async () => {
    const south = register.servicePoint('South campus');
    expect(await station.ask('person.edit', { personId, servicePointId: south })).toMatchObject({
      failure: { params: { because: 'other-service-point' } },
    });
    const both = register.person('Bea Both', { roles: ['Operator'], memberships: [{}, { servicePointId: south }] });
    await station.signIn(both);
    // This station was never given the southern key, so nothing could be wrapped anew.
    expect(await station.refusal('person.edit', { personId, servicePointId: south })).toBe('input-invalid');
    expect(now()?.servicePointId).toBe(register.here);
  });

  it('writes no personal value into the journal', async () => {
    await station.call('person.edit', { personId, name: 'Ada Quetzalcoatl', phone: '+49 30 777 31 04', photo: photo(40, 40) });
    const [fact] = station.store.facts.find({ action: 'person.edit', limit: 1 });
    expect(fact?.fact.note).toEqual({ fields: 'name, sortName, phone, photo', approval: false });
    expect(JSON.stringify(fact)).not.toMatch(/quetzal|777 31 04/i);
  });
});

describe('editing a person with approval, as shipped', () => {
  it('shows the approver what is and what will be, and saves it when approved', async () => {
    const passport = await identifier('Passport');
    const picture = photo(30, 40);
    const asked = { name: 'Ada Obi', email: 'ada.obi@example.org', title: 'Dr', photo: picture, identifierId: passport };
    const { requestId = '' } = await station.call('person.edit', { personId, ...asked });
    expect(now()?.name).toBe('Ada Ampère');
    await station.signIn(APPROVER);
    const request = await station.call('request.open', { requestId });
    expect(request.before).toMatchObject({ name: 'Ada Ampère', sortName: 'Ampère Ada', title: '', identifier: '' });
    expect(request.after).toMatchObject({ name: 'Ada Obi', sortName: 'Obi Ada', title: 'Dr', identifier: 'Passport', photo: 'photo-new' });
    expect(request.newPhoto).toBe(picture);
    await approve(station, requestId);
    expect(now()).toMatchObject({ ...asked, sortName: 'Obi Ada', state: 'active' });
    await assertSound(station);
  });

  it('keeps what is personal of the request in the journal only sealed', async () => {
    const { requestId = '' } = await station.call('person.edit', { personId, name: 'Ada Quetzalcoatl', unit: 'Xylophones' });
    const bodies = station.store.facts.find({ personId, limit: 10 }).map(({ fact }) => JSON.stringify(fact));
    expect(bodies.join()).not.toMatch(/quetz|xyloph/i);
    expect(station.store.get('request', requestId)?.personalAfter).toEqual({
      name: 'Ada Quetzalcoatl',
      sortName: 'Quetzalcoatl Ada',
      unit: 'Xylophones',
    });
    expect(station.store.requests.byPerson(personId)[0]?.personalAfter).toBeUndefined();
    expect(everythingKept(station.dataFolder)).toMatch(/Xylophones/);
  });

  it('checks again when it is approved: the address may be somebody’s by then, the person locked', async () => {
    const first = await station.call('person.edit', { personId, email: 'wanted@example.org' });
    await station.call('person.create', { name: 'Bo Faster', email: 'wanted@example.org' });
    await expect(approve(station, first.requestId)).rejects.toThrow('email-taken');
    const second = await station.call('person.edit', { personId, unit: 'Optics' });
    register.change({ record: 'person', id: personId, set: { state: 'locked' } });
    await expect(approve(station, second.requestId)).rejects.toThrow('state-refuses');
  });

  it('refuses at once what could not be approved', async () => {
    expect(await station.refusal('person.edit', { personId, email: APPROVER.email })).toBe('email-taken');
    expect(station.store.requests.byPerson(personId)).toEqual([]);
  });
});
