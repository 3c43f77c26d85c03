import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../core/actions/wire.ts';
import { activeCard } from './path.ts';
import { approve, aReason, assertSound, peopleWorld, photo, rolesOf, withoutApproval } from './people-world.ts';
import type { Register } from './register.ts';
import { everythingKept } from './store-state.ts';
import { APPROVER, OPERATOR, PASSWORD, TestStation } from './test-station.ts';

let station: TestStation;
let register: Register;

beforeEach(async () => {
  ({ station, register } = await peopleWorld());
});
afterEach(() => station.close());

async function entered(...names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names)
    ids.push((await station.call('person.create', { name, email: `${name.toLowerCase().replace(' ', '.')}@example.org` })).personId);
  return ids;
}
const states = async (batchId: string) =>
  (await station.call('batch.open', { batchId })).entries.map(({ state, because }) => [
    state,
    because?.params?.['because'] ?? because?.code,
  ]);

describe('a batch', () => {
  it('says before it is run who can be done, who not and why, and does nothing yet', async () => {
    const [ada = '', bo = ''] = await entered('Ada Ampere', 'Bo Bell');
    register.change({ record: 'person', id: bo, set: { state: 'locked' } });
    const personIds = [ada, bo, register.operator];
    const { batchId } = await station.call('batch.reset-passwords', { personIds, delivery: { letter: false, mail: true } });
    const view = await station.call('batch.open', { batchId });
    expect(view).toMatchObject({ row: 24, useCase: 'Reset password for multiple users (batch order)', madeByName: OPERATOR.name });
    expect(view).toMatchObject({
      waiting: 2,
      done: 0,
      failed: 0,
      passedOver: 1,
      mayRun: true,
      running: false,
      asked: { delivery: 'mail' },
    });
    expect(view.entries.map(({ name, state }) => [name, state])).toEqual([
      ['Ada Ampere', 'waiting'],
      ['Bo Bell', 'passed-over'],
      ['Olga Operator', 'waiting'],
    ]);
    expect(view.entries[1]?.because).toMatchObject({ code: 'state-refuses', params: { state: 'locked' } });
    expect(station.store.mails.waiting()).toEqual([]);
  });

  it('tells its progress, keeps what came of each, and is run again only for those that failed', async () => {
    const personIds = await entered('Ada Ampere', 'Bo Bell', 'Cy Cole');
    const { batchId } = await station.call('batch.reset-passwords', { personIds, delivery: { letter: true, mail: false } });
    station.shell.printer = 'refuses';
    const heard: StationEvent[] = [];
    const end = station.shell.listen((json) => heard.push(JSON.parse(json) as StationEvent));
    expect(await station.call('batch.run', { batchId })).toEqual({ done: 0, failed: 3, passedOver: 0 });
    end();
    expect(heard.filter(({ event }) => event === 'progress')).toEqual(
      [0, 1, 2, 3].map((done) => ({ event: 'progress', action: 'batch.run', done, of: 3 })),
    );
    expect(await states(batchId)).toEqual(personIds.map(() => ['failed', 'printer-refused']));
    station.shell.printer = 'takes';
    expect(await station.call('batch.run', { batchId })).toEqual({ done: 3, failed: 0, passedOver: 0 });
    expect(station.shell.printed.map(({ jobName }) => jobName)).toEqual([
      'password-letter-1001',
      'password-letter-1002',
      'password-letter-1003',
    ]);
    expect(await station.call('batch.run', { batchId })).toEqual({ done: 3, failed: 0, passedOver: 0 });
    expect(station.shell.printed).toHaveLength(3);
    expect((await station.call('batch.find', { limit: 5 })).batches).toMatchObject([{ id: batchId, done: 3 }]);
    await assertSound(station);
  });

  it('survives a closed window and a new start', async () => {
    const personIds = await entered('Ada Ampere', 'Bo Bell');
    const { batchId } = await station.call('batch.edit-roles', { personIds, give: ['Mobile ID manager'], take: [] });
    const { dataFolder } = station;
    await station.close();
    station = await TestStation.open({ dataFolder });
    await station.signIn(OPERATOR);
    expect(await states(batchId)).toEqual(personIds.map(() => ['waiting', undefined]));
    expect(await station.call('batch.run', { batchId })).toEqual({ done: 2, failed: 0, passedOver: 0 });
    for (const id of personIds) expect(rolesOf(station, id)).toEqual(['Self-service user', 'Mobile ID manager']);
  });

  it('is run once at a time', async () => {
    const personIds = await entered('Ada Ampere', 'Bo Bell');
    const { batchId } = await station.call('batch.reset-passwords', { personIds, delivery: { letter: false, mail: true } });
    const both = await Promise.all([station.ask('batch.run', { batchId }), station.ask('batch.run', { batchId })]);
    expect(both.map((reply) => (reply.ok ? 'ran' : reply.failure.code)).toSorted()).toEqual(['busy', 'ran']);
  });

  it('is made and run by Operators at their own service point', async () => {
    const personIds = await entered('Ada Ampere');
    const { batchId } = await station.call('batch.edit-roles', { personIds, give: ['Approver'], take: [] });
    const south = register.servicePoint('South campus');
    for (const [standing, because] of [
      [{ roles: ['Approver'], memberships: [{}] }, 'role-missing'],
      [{ roles: ['Administrator'], memberships: [{}] }, 'role-missing'],
      [{ roles: ['Operator'], memberships: [{ servicePointId: south }] }, 'other-service-point'],
    ] as const) {
      await station.signIn(register.person('Sven South', standing));
      expect(await station.ask('batch.run', { batchId })).toMatchObject({ failure: { params: { because } } });
    }
    await station.signIn(register.person('Sven South', { roles: ['Operator'], memberships: [{ servicePointId: south }] }));
    expect(await station.refusal('batch.edit-roles', { personIds, give: ['Approver'], take: [] })).toBe('not-found');
    expect((await station.call('batch.find', { limit: 5 })).batches).toEqual([]);
  });
});

describe('roles of many', () => {
  it('are given and taken without approval; oneself and the last of a kind are passed over', async () => {
    const [ada = ''] = await entered('Ada Ampere');
    const approver = station.store.people.byEmail(APPROVER.email)?.id ?? '';
    const personIds = [ada, register.operator, approver];
    const { batchId } = await station.call('batch.edit-roles', {
      personIds,
      give: ['Mobile ID manager'],
      take: ['Self-service user', 'Approver'],
    });
    expect(await states(batchId)).toEqual([
      ['waiting', undefined],
      ['passed-over', 'oneself'],
      ['passed-over', 'last-holder'],
    ]);
    await station.call('batch.run', { batchId });
    expect(rolesOf(station, ada)).toEqual(['Mobile ID manager']);
    expect(rolesOf(station, approver)).toContain('Approver');
    expect(station.store.mails.waiting().map(({ personId, kind }) => [personId, kind])).toEqual([[ada, 'roles-changed']]);
  });

  it('never leave nobody, though each alone could go: the last one is passed over when it is their turn', async () => {
    const others = ['Ann Approver', 'Art Approver'].map((name) => register.person(name, { roles: ['Approver'], memberships: [{}] }).id);
    const approver = station.store.people.byEmail(APPROVER.email)?.id ?? '';
    const { batchId } = await station.call('batch.edit-roles', { personIds: [...others, approver], give: [], take: ['Approver'] });
    expect(await station.call('batch.run', { batchId })).toEqual({ done: 2, failed: 0, passedOver: 1 });
    expect(rolesOf(station, approver)).toContain('Approver');
  });
});

describe('deleting many', () => {
  const erase = async (personIds: readonly string[]) => {
    const reasonId = await aReason(station, 'deletion');
    const { batchId } = await station.call('batch.delete-people', { personIds: [...personIds], reasonId });
    return { batchId, outcome: await station.call('batch.run', { batchId }) };
  };

  it('erases what is personal everywhere, revokes every certificate, keeps the record, and the journal still verifies', async () => {
    await withoutApproval(station, 'edit');
    const { personId, cardId } = await activeCard(station, 'Quirina Zzyzx');
    await station.call('person.edit', { personId, phone: '+49 555 0173', unit: 'Xylology', photo: photo(48, 64) });
    await station.call('option.change', { id: 'users-edit-approval', value: true });
    const { requestId = '' } = await station.call('person.edit', { personId, title: 'Brobdingnag' });
    await station.call('person.reset-password', { personId, delivery: { letter: true, mail: true } });
    const personal = /quirina|zzyzx|555 0173|xylology|brobdingnag/i;
    expect(everythingKept(station.dataFolder)).toMatch(personal);
    const { batchId, outcome } = await erase([personId]);
    expect(outcome).toEqual({ done: 1, failed: 0, passedOver: 0 });

    expect(station.store.get('person', personId)).toMatchObject({ state: 'erased', name: 'erased person', number: '1001' });
    expect(station.store.get('person', personId)?.photo).toBeUndefined();
    const card = await station.call('card.open', { cardId });
    expect([card.state, ...new Set(card.certificates.map(({ state, authority }) => `${state} ${authority}`))]).toEqual([
      'locked',
      'revoked revoked',
    ]);
    expect(station.store.get('request', requestId)?.state).toBe('aborted');
    expect(station.store.mails.waiting({ personId })).toEqual([]);
    expect(rolesOf(station, personId)).toEqual([]);
    const keys = station.store.blobs.find({ kind: 'data-key', recordId: personId });
    expect(keys.map(({ destroyedAt, bytes }) => [destroyedAt !== undefined, new Set(bytes)])).toEqual([[true, new Set([0])]]);
    expect((await station.call('person.find', { text: 'quirina', limit: 5 })).total).toBe(0);
    expect((await station.call('batch.open', { batchId })).entries).toMatchObject([
      { name: 'erased person', number: '1001', state: 'done' },
    ]);
    expect((await station.call('person.open', { personId })).activity.length).toBeGreaterThan(3);
    await assertSound(station);
    const { dataFolder } = station;
    await station.close();
    expect(everythingKept(dataFolder)).not.toMatch(personal);
    station = await TestStation.open({ dataFolder });
    await station.signIn(OPERATOR);
    await assertSound(station);
  });

  it('frees the address, and nobody signs in as who is gone', async () => {
    const holder = register.person('Hugo Holder', { roles: ['Self-service user'] });
    await erase([holder.id]);
    expect(await station.refusal('session.sign-in', { email: holder.email, password: PASSWORD })).toBe('wrong-password');
    await station.call('person.create', { name: 'Hugo Again', email: holder.email });
    expect(station.store.passwords.get(holder.id)).toBeUndefined();
    for (const action of ['person.edit', 'person.reset-password'])
      expect(
        await station.refusal(action, {
          personId: holder.id,
          ...(action === 'person.edit' ? { unit: 'X' } : { delivery: { letter: false, mail: true } }),
        }),
      ).toBe('state-refuses');
  });

  it('passes over staff, past and present, and people who were never there', async () => {
    const was = register.person('Willa Was', { memberships: [{ state: 'disabled' }] });
    const asked = register.person('Rea Requested', { state: 'requested' });
    const locked = register.person('Lea Locked', { state: 'locked' });
    const { batchId } = await erase([register.operator, was.id, asked.id, locked.id]);
    expect(await states(batchId)).toEqual([
      ['passed-over', 'last-holder'],
      ['passed-over', 'staff-never-deleted'],
      ['passed-over', 'state-refuses'],
      ['done', undefined],
    ]);
    expect(station.store.get('person', was.id)?.name).toBe('Willa Was');
  });

  it('passes over whoever became staff after they were picked', async () => {
    const [ada = ''] = await entered('Ada Ampere');
    const { batchId } = await station.call('batch.delete-people', { personIds: [ada] });
    const id = crypto.randomUUID();
    const at = new Date().toISOString();
    const membership = {
      id,
      personId: ada,
      servicePointId: register.here,
      role: 'service-point-user',
      state: 'enabled',
      createdAt: at,
    } as const;
    register.change({ record: 'membership', id, set: membership });
    expect(await station.call('batch.run', { batchId })).toEqual({ done: 0, failed: 0, passedOver: 1 });
  });

  it('leaves no request about them that could still be approved', async () => {
    const [ada = ''] = await entered('Ada Ampere');
    const { requestId } = await station.call('person.edit-roles', { personId: ada, roles: ['Operator'] });
    await erase([ada]);
    await expect(approve(station, requestId)).rejects.toThrow('state-refuses');
  });
});
