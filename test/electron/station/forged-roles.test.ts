import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type ActionId, actions } from '../../../core/actions/all.ts';
import { approvalOptionOf } from '../../../core/options.ts';
import { decide } from '../../../core/roles/decide.ts';
import { houseTable } from '../../../core/roles/house-table.ts';
import type { Permission, SettledPermission } from '../../../core/roles/permission.ts';
import { personActor } from '../../../electron/router/actor.ts';
import { lawfulInputs, SECRET_PASSWORD, SECRET_PINS, type Aim } from './lawful-inputs.ts';
import { found } from './path.ts';
import { Register, type Somebody, type Standing } from './register.ts';
import { scratchFolder } from './scratch-folder.ts';
import { everythingKept, StateWatch } from './store-state.ts';
import { PASSWORD, TestStation } from './test-station.ts';
import { VIRTUAL_PINS } from './virtual-pins.ts';

interface CredentialsMatrix {
  readonly roles: readonly string[];
  readonly useCases: readonly { readonly useCase: string; readonly roles: readonly string[] }[];
}
interface ServicePointsMatrix {
  readonly roles: Readonly<Record<string, string>>;
}
const matrix = <Matrix>(name: string): Matrix =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}-matrix.json`, import.meta.url), 'utf8')) as Matrix;
const credentials = matrix<CredentialsMatrix>('credentials');
const servicePoints = matrix<ServicePointsMatrix>('service-points');

/** What asks the second table, and what is about service points, has its own cells: service-points-cells.test.ts. */
const aboutPoints = ['access', 'access-request', 'membership', 'service-point', 'api-key', 'raid'];
const everyAction = (Object.keys(actions) as ActionId[]).filter((id) => !aboutPoints.includes(id.split('.')[0] ?? ''));
const deskRoles = ['Operator', 'Approver', 'Mobile ID manager', 'Virtual smart card manager'];
/** What the shipped narrower role has of the Operator's cells (row 33, find, diagnose). */
const helpDesk = { rows: [33], house: ['find', 'diagnose'] };
const denials = ['denied', 'four-eyes', 'not-signed-in', 'session-locked'];

/** Nobody's card lies in that reader, so there is no holder whose act it could be; and row 20 never tells. Both are judged in tests of their own. */
const unlikeOthers: readonly ActionId[] = ['card.change-pin', 'self.unblock-pin', 'self.forgot-password', 'self.set-forgotten-password'];

/** The requests here are for row 26, the batches of row 25. */
function rowOf(row: number | 'of-request' | 'of-batch'): number {
  return row === 'of-request' ? 26 : row === 'of-batch' ? 25 : row;
}

/** What the published tables and the house rows say for somebody with this one role, at a service point of their own. */
function says(permission: Permission, role: string): boolean {
  if (permission.family === 'service-points') throw new Error('these are asked elsewhere');
  if (permission.family === 'credentials') {
    const row = rowOf(permission.row);
    if (role === 'Help desk') return permission.as !== 'approve' && helpDesk.rows.includes(row);
    const named = credentials.useCases[row - 1]?.roles ?? [];
    return named.includes(role) && (permission.as === 'approve') === (role === 'Approver');
  }
  const may: readonly string[] = houseTable[permission.row].may;
  if (may.includes('Anonymous') || may.includes('Signed in') || may.includes(role)) return true;
  if (may.includes('Member')) return role !== servicePoints.roles['unauthorised'];
  if (role === 'Help desk') return helpDesk.house.includes(permission.row);
  return may.includes('Staff') && deskRoles.includes(role);
}

const standings: readonly (readonly [role: string, Standing])[] = [
  ...credentials.roles.map((role) => [role, { roles: [role], memberships: [{}] }] as const),
  ...['Administrator', 'Auditor', 'Help desk'].map((role) => [role, { roles: [role], memberships: [{}] }] as const),
  [`${servicePoints.roles['operator']} of service points`, { registryOperator: true }],
  [`${servicePoints.roles['servicePointAdmin']}`, { memberships: [{ role: 'service-point-admin' }] }],
  [`${servicePoints.roles['servicePointUser']}`, { memberships: [{ role: 'service-point-user' }] }],
  [`${servicePoints.roles['unauthorised']}`, {}],
];

interface World {
  readonly station: TestStation;
  readonly register: Register;
  readonly caller: Somebody;
  readonly aim: Aim;
  readonly watch: StateWatch;
}

async function worldOf(standing: Standing): Promise<World> {
  const station = await TestStation.open({ dataFolder: scratchFolder() });
  await found(station);
  const register = new Register(station);
  const caller = register.person('Carla Caller', standing);
  const holder = register.person('Hugo Holder', { roles: ['Self-service user'], memberships: [{}] });
  return {
    station,
    register,
    caller,
    watch: new StateWatch(station.dataFolder),
    aim: { register, holder: holder.id, requester: register.operator, servicePointId: register.here, caller },
  };
}

/** `decide` asked directly, with what this world knows. */
function decides(id: ActionId, { station, caller, aim }: World): boolean {
  const row = actions[id];
  const permission: Permission = row.permission;
  const settled = permission.family === 'credentials' ? { ...permission, row: rowOf(permission.row) } : permission;
  const option = settled.family === 'credentials' ? approvalOptionOf(Number(settled.row)) : undefined;
  const home = row.subject.kind === 'none' ? {} : { servicePointId: aim.servicePointId };
  const requesterId = ['request.abort', 'self.abort-request'].includes(id) ? caller.id : aim.requester;
  const own = row.subject.kind === 'self' || (['virtual-smart-card', 'mobile-id'].includes(row.subject.kind) && id.startsWith('self.'));
  const ownerId = row.subject.kind === 'request' ? requesterId : own ? caller.id : aim.holder;
  const about = {
    ...home,
    ownerId,
    requesterId,
    targetPersonId: aim.holder,
    lastHolderOf: [],
    approvalOn: option !== undefined,
  };
  return decide(personActor(caller.id, station.store), settled as SettledPermission, about).allowed;
}

/** Posts one message and checks everything that a refusal must leave alone; true where it was let in. */
async function letIn(id: ActionId, world: World): Promise<boolean> {
  const { station, aim, caller, watch } = world;
  const input = lawfulInputs[id](aim);
  const [before, last] = [watch.state(), station.store.facts.last()?.n ?? 0];
  const reply = await station.ask(id, input);
  expect(JSON.stringify(reply)).not.toMatch(secret);
  if (reply.ok || !denials.includes(reply.failure.code)) return true;
  expect(watch.state(), id).toBe(before);
  const facts = station.store.facts.find({ fromN: last + 1, limit: 10 }).map(({ fact }) => fact);
  expect(facts).toMatchObject([{ action: 'action.denied', who: { person: caller.id }, note: { asked: id }, changes: [] }]);
  return false;
}

const secret = new RegExp([SECRET_PASSWORD, PASSWORD, ...SECRET_PINS, ...VIRTUAL_PINS].join('|'));

it.each(standings)('a forged message of a caller who is %s goes through exactly where the tables say', async (role, standing) => {
  const world = await worldOf(standing);
  const { station, caller } = world;
  await station.signIn(caller);
  const answers: Record<string, boolean> = {};
  for (const id of everyAction) {
    if (unlikeOthers.includes(id)) continue;
    answers[id] = await letIn(id, world);
    expect(decides(id, world), `decide on ${id}`).toBe(answers[id]);
    if (id === 'session.sign-out' || id === 'session.lock') await station.signIn(caller);
  }
  const wanted = everyAction.filter((id) => !unlikeOthers.includes(id)).map((id) => [id, says(actions[id].permission, role)]);
  expect(answers).toEqual(Object.fromEntries(wanted));
  expect(station.logged).toEqual([]);
  expect(station.shell.events.join('\n')).not.toMatch(secret);
  world.watch.close();
  await station.close();
});

it('no secret of any message is kept in a file of the station', async () => {
  const world = await worldOf({ roles: ['Operator', 'Approver', 'Administrator', 'Auditor'], memberships: [{}] });
  await world.station.signIn(world.caller);
  for (const id of everyAction) {
    await world.station.ask(id, lawfulInputs[id](world.aim));
    if (id === 'session.sign-out' || id === 'session.lock') await world.station.signIn(world.caller);
  }
  expect(everythingKept(world.station.dataFolder)).not.toMatch(secret);
  expect(world.station.logged).toEqual([]);
  world.watch.close();
  await world.station.close();
});
