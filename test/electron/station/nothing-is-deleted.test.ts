import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionId, actions } from '../../../core/actions/all.ts';
import { measure } from '../../../scripts/measures.ts';
import { type Aim, lawfulInputs } from './lawful-inputs.ts';
import { pointsWorld, type PointsWorld } from './points-world.ts';
import type { Somebody } from './register.ts';
import { keptRowCounts, rowsGone } from './store-state.ts';

const everyRole = ['Operator', 'Approver', 'Mobile ID manager', 'Virtual smart card manager', 'Administrator', 'Auditor'];
const everyAction = Object.keys(actions) as ActionId[];
/** What the second table says is never deleted, and what all else is made of: there must be something that could go. */
const NEVER_GONE = [
  'membership',
  'service_point',
  'api_key',
  'raid',
  'raid_revision',
  'person',
  'account',
  'card',
  'reason',
  'identifier',
  'fact',
];

let world: PointsWorld;
let caller: Somebody;
let [tries, gone] = [0, 0];
beforeAll(async () => {
  world = await pointsWorld();
  await somebodyElseCalls();
});
afterAll(async () => {
  await world.station.close();
  const unit = 'every action, by whoever may most';
  measure({ name: 'delete.tries', value: tries, unit, goal: everyAction.length, holds: tries >= everyAction.length });
  measure({ name: 'delete.done', value: gone, unit: `rows, ${unit}`, goal: 0, holds: gone === 0 });
});

/** Somebody with every role of both families, signed in: what they are refused is refused for what the thing is. */
async function somebodyElseCalls(): Promise<void> {
  caller = world.register.person('Ella Everything', {
    roles: everyRole,
    registryOperator: true,
    memberships: [{ role: 'service-point-admin' }],
  });
  await world.station.signIn(caller);
}

/** A message about new records, of which the register has one of each kind besides. */
function inputFor(id: ActionId): unknown {
  const { register } = world;
  const holder = register.person('Hugo Holder', { roles: ['Self-service user'], memberships: [{}] }).id;
  const aim: Aim = { register, holder, requester: register.operator, servicePointId: register.here, caller };
  return lawfulInputs[id](aim);
}

/** Says the message and gives what was answered and which rows are gone since. */
async function said(id: ActionId, input: unknown) {
  const { station } = world;
  const before = keptRowCounts(station.dataFolder);
  const reply = await station.ask(id, input);
  const lost = rowsGone(before, keptRowCounts(station.dataFolder));
  [tries, gone] = [tries + 1, gone + lost];
  return { reply, lost };
}

describe('no row goes away', () => {
  it('by any action of the table, said by somebody with every role', { timeout: 240_000 }, async () => {
    const { register, station } = world;
    register.apiKey(register.operator);
    register.raid();
    const losing: string[] = [];
    const done: string[] = [];
    for (const id of everyAction) {
      const { reply, lost } = await said(id, inputFor(id));
      if (reply.ok) done.push(id);
      if (lost > 0) losing.push(`${id}: ${lost} rows`);
      // Some end the session, lock it, or change its password: the next is said by somebody else.
      if (id.endsWith('change-password') || !(await station.ask('session.active', {})).ok) await somebodyElseCalls();
    }
    const rows = keptRowCounts(station.dataFolder);
    expect(NEVER_GONE.filter((table) => (rows.get(table) ?? 0) === 0)).toEqual([]);
    expect(losing).toEqual([]);
    expect(done.length).toBeGreaterThan(everyAction.length / 2);
  });

  it('where something is deleted by its name: taken out of use, laid aside or picked, and carried out', async () => {
    const deleting = everyAction.filter((id) => /\.(?:delete|drop|remove|erase|destroy|purge)/.test(id));
    for (const id of deleting) {
      const { reply, lost } = await said(id, inputFor(id));
      expect([id, reply.ok ? 'done' : reply.failure.code, lost]).toEqual([id, 'done', 0]);
    }
    expect(deleting.toSorted()).toEqual([
      'batch.delete-people',
      'identifier.delete',
      'import.drop',
      'reason.delete',
      'role.delete-defaults',
      'view.delete',
    ]);
  });

  it('when a picked deletion of people is run: who is erased stays as an erased person, who is staff is passed over', async () => {
    const { register, station } = world;
    const [plain, staff] = [register.person('Paula Plain').id, register.person('Stan Staff', { memberships: [{}] }).id];
    const { batchId } = await station.call('batch.delete-people', { personIds: [plain, staff] });
    const { reply, lost } = await said('batch.run', { batchId });
    expect([reply.ok && reply.output, lost]).toEqual([{ done: 1, failed: 0, passedOver: 1 }, 0]);
    expect([plain, staff].map((id) => station.store.get('person', id)?.state)).toEqual(['erased', 'active']);
  });
});
