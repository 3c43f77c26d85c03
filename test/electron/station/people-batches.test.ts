import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../core/actions/wire.ts';
import { assertSound, peopleWorld, rolesOf } from './people-world.ts';
import type { Register } from './register.ts';
import { APPROVER, OPERATOR, TestStation } from './test-station.ts';

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
      running: 0,
      runs: false,
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

  it('on paper ends when whoever started it signs out, and goes on for whoever runs it again', async () => {
    const personIds = ['Ada Ampere', 'Bo Bell', 'Cy Cole', 'Di Dahl', 'Ed Eck', 'Fe Falk', 'Gil Gram', 'Hal Hertz'].map(
      (name) => register.person(name).id,
    );
    const { batchId } = await station.call('batch.reset-passwords', { personIds, delivery: { letter: false, mail: true } });
    let out: Promise<unknown> | undefined;
    const end = station.shell.listen((json) => {
      const event = JSON.parse(json) as StationEvent;
      if (event.event === 'progress' && event.done === 1) out ??= station.call('session.sign-out', {});
    });
    const { done } = await station.call('batch.run', { batchId });
    end();
    await out;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(personIds.length);
    await station.signIn(OPERATOR);
    expect(await station.call('batch.open', { batchId })).toMatchObject({ done, waiting: personIds.length - done, failed: 0, runs: false });
    expect(await station.call('batch.run', { batchId })).toEqual({ done: personIds.length, failed: 0, passedOver: 0 });
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
