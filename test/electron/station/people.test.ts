import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Canvas } from '../../../electron/demo/faces/canvas.ts';
import { encodeJpeg } from '../../../electron/demo/faces/jpeg.ts';
import { found } from './path.ts';
import { Register } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { APPROVER, OPERATOR, TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  station = await TestStation.open({ dataFolder: scratchFolder() });
  await found(station);
  register = new Register(station);
});
afterEach(() => station.close());

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const picture = encodeJpeg(new Canvas(30, 40), 66);
const ada = { name: 'Ada Ampère', email: 'Ada.Ampere@example.org' };
const create = (more: Record<string, unknown> = {}) => station.ask('person.create', { ...ada, ...more });

describe('entering a person', () => {
  it('keeps what was typed, gives a number and the default role, and is a fact without a name in it', async () => {
    const [identifier] = (await station.call('person.identifiers', {})).identifiers;
    const more = { phone: '+49 30 1', title: 'Dr', unit: 'Optics', photo: base64(picture), identifierId: identifier?.id ?? '' };
    const { personId, requestId } = await station.call('person.create', { ...ada, name: '  Ada  Ampère ', ...more });
    expect(requestId).toBeUndefined();
    const view = await station.call('person.open', { personId });
    expect(view).toMatchObject({
      number: '1001',
      name: 'Ada  Ampère',
      email: 'ada.ampere@example.org',
      state: 'active',
      phone: '+49 30 1',
      photo: more.photo,
    });
    expect(station.store.get('person', personId)).toMatchObject({
      sortName: 'Ampère Ada',
      identifierId: identifier?.id,
      servicePointId: register.here,
    });
    expect(station.store.get('account', personId)?.roles).toEqual(['Self-service user']);
    const [row] = station.store.facts.find({ action: 'person.create', limit: 1 });
    expect(row?.fact).toMatchObject({ subject: { kind: 'person', id: personId }, note: { number: '1001' } });
    expect(JSON.stringify(row?.fact)).not.toMatch(/ampère|ampere|optics|\+49 30/i);
    expect(view.activity.map(({ action, subject }) => [action, subject?.name])).toEqual([['person.create', 'Ada  Ampère']]);
  });

  it('refuses an address that somebody has, however it is written, and names their number', async () => {
    await create();
    for (const email of ['ada.ampere@example.org', ' ADA.AMPERE@EXAMPLE.ORG '])
      expect(await create({ email })).toMatchObject({ ok: false, failure: { code: 'email-taken', params: { number: '1001' } } });
    const both = await Promise.all([create({ email: 'bo@example.org' }), create({ email: 'bo@example.org' })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('refuses an address that somebody elsewhere has, and says no more than their number', async () => {
    const south = register.servicePoint('South');
    const { email, id } = register.person('Sue South', { servicePointId: south });
    const reply = await create({ email });
    expect(reply).toMatchObject({
      ok: false,
      failure: { code: 'email-taken', params: { number: station.store.get('person', id)?.number } },
    });
    expect(JSON.stringify(reply)).not.toContain('Sue');
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['name', { name: 'Ada\nAmpère' }],
    ['name', { name: 'Ada\u0000' }],
    ['email', { email: 'ada' }],
    ['email', { email: '' }],
    ['phone', { phone: '1'.repeat(41) }],
    ['photo', { photo: 'no base64!' }],
    ['identifierId', { identifierId: 'x' }],
    ['identifierId', { identifierId: '6f2b6a52-4b0d-4c0e-9d8d-3a8f7c1f0a11' }],
  ])('refuses what cannot be a %s: %j', async (field, more) => {
    expect(await create(more)).toMatchObject({ ok: false, failure: { code: 'input-invalid', params: { field } } });
    expect(station.store.people.byEmail(ada.email)).toBeUndefined();
  });

  it('refuses a kind of document that is out of use', async () => {
    const [identifier] = station.store.all('identifier');
    register.change({ record: 'identifier', id: identifier?.id ?? '', set: { inUse: false } });
    expect(await create({ identifierId: identifier?.id })).toMatchObject({ ok: false, failure: { params: { field: 'identifierId' } } });
    expect((await station.call('person.identifiers', {})).identifiers).toHaveLength(3);
  });

  it.each([
    ['nothing', ''],
    ['a PNG', base64(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))],
    ['the beginning of a JPEG alone', base64(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))],
    ['a JPEG that was cut off', base64(picture.slice(0, -40))],
    ['a JPEG without a frame', base64(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))],
  ])('refuses as a photo: %s', async (_what, photo) => {
    expect(await create({ photo })).toMatchObject({ ok: false, failure: { code: 'photo-unreadable', params: { wanted: 'JPEG' } } });
  });

  it('refuses a photo larger than the option says', async () => {
    const padded = Buffer.concat([
      picture.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0xff, 0xff]),
      Buffer.alloc(0xfffd),
      picture.subarray(2),
    ]);
    expect(await create({ photo: base64(padded) })).toMatchObject({ ok: true });
    await station.call('option.change', { id: 'users-photo-size-kb', value: 64 });
    const refused = await create({ email: 'bo@example.org', photo: base64(padded) });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'photo-unreadable', params: { wanted: 'at most 64 kB' } } });
  });
});

describe('entering a person that needs approval', () => {
  beforeEach(() => station.call('option.change', { id: 'users-creation-approval', value: true }));

  it('waits for the approver; approved, the person is Active with the default role', async () => {
    const { personId, requestId = '' } = await station.call('person.create', ada);
    expect([station.store.get('person', personId)?.state, station.store.get('account', personId)?.roles]).toEqual(['requested', []]);
    expect(await station.refusal('card.request', { personId, profileId: 'employee-p256' })).toBe('person-not-active');
    await station.signIn(APPROVER);
    expect(await station.call('request.open', { requestId })).toMatchObject({ useCase: 'Create user', after: { state: 'active' } });
    await station.call('request.approve', { requestId });
    expect([station.store.get('person', personId)?.state, station.store.get('account', personId)?.roles]).toEqual([
      'active',
      ['Self-service user'],
    ]);
  });

  it.each(['request.reject', 'request.abort'] as const)('ended by %s leaves the address free for the corrected entry', async (action) => {
    const { personId, requestId = '' } = await station.call('person.create', ada);
    expect(await create()).toMatchObject({ ok: false, failure: { code: 'email-taken' } });
    if (action === 'request.reject') await station.signIn(APPROVER);
    await station.call(action, action === 'request.reject' ? { requestId, reason: 'Misspelt' } : ({ requestId } as never));
    expect(station.store.get('person', personId)?.state).toBe(action === 'request.reject' ? 'rejected' : 'aborted');
    await station.signIn(OPERATOR);
    const again = await station.call('person.create', ada);
    expect(station.store.people.byEmail(ada.email)?.id).toBe(again.personId);
  });

  it('is refused at the approval where the entry no longer waits', async () => {
    const { personId, requestId = '' } = await station.call('person.create', ada);
    register.change({ record: 'person', id: personId, set: { state: 'aborted' } });
    await station.signIn(APPROVER);
    expect(await station.refusal('request.approve', { requestId })).toBe('state-refuses');
    expect(station.store.get('person', personId)?.state).toBe('aborted');
  });
});

describe('a person’s page', () => {
  it('shows what may be done now, and why the rest may not', async () => {
    const { id } = register.person('Hugo Holder');
    const possible = async () =>
      (await station.call('person.open', { personId: id })).possible.filter(({ action }) => action === 'card.request');
    expect(await possible()).toEqual([{ action: 'card.request', allowed: true, primary: true }]);
    register.change({ record: 'person', id, set: { state: 'inactive' } });
    expect(await possible()).toMatchObject([
      { allowed: false, primary: false, because: { code: 'person-not-active', params: { state: 'inactive' } } },
    ]);
    await station.signIn(APPROVER);
    expect(await possible()).toMatchObject([
      { allowed: false, because: { code: 'denied', params: { because: 'approver-only-decides', roles: 'Operator' } } },
    ]);
  });

  it('offers a card first to whoever has none, and never first beside one that is used or on its way', async () => {
    const first = async (personId: string) =>
      (await station.call('person.open', { personId })).possible.find(({ primary }) => primary)?.action;
    const wanted = { locked: 'card.request', expired: 'card.request', approved: undefined, issued: undefined, active: undefined } as const;
    for (const [state, action] of Object.entries(wanted)) {
      const { id } = register.person(`Holder ${state}`);
      register.card(id, { state: state as keyof typeof wanted });
      expect(await first(id), state).toBe(action);
    }
    const { id: several } = register.person('Sev Eral');
    register.card(several, { state: 'active' });
    await station.call('option.change', { id: 'cards-multiple-active', value: true });
    expect(await first(several)).toBe('card.request');
    expect(await first(register.person('Rita Rests', { state: 'inactive' }).id)).toBe('person.reactivate');
  });

  it('says what every offered action would be answered with', async () => {
    const { id } = register.person('Hugo Holder');
    for (const state of ['requested', 'active', 'inactive', 'locked', 'rejected', 'erased'] as const) {
      register.change({ record: 'person', id, set: { state } });
      const [offered] = (await station.call('person.open', { personId: id })).possible;
      expect(await station.refusal('card.request', { personId: id, profileId: 'employee-p256' }), state).toBe(offered?.because?.code);
    }
  });
});
