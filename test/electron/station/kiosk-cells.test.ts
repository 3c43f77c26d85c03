import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ActionId, actions } from '../../../core/actions/all.ts';
import { atKiosk, isServedAtKiosk } from '../../../core/actions/at-kiosk.ts';
import { measure } from '../../../scripts/measures.ts';
import { code, HOLDER_ROLES, type KioskWorld, kioskWorld, lay, session } from './kiosk-world.ts';
import { type Aim, lawfulInputs, SECRET_PINS } from './lawful-inputs.ts';
import { NEW_PIN, PIN } from './path.ts';
import type { Somebody, Standing } from './register.ts';
import { StateWatch } from './store-state.ts';
import { READER } from './test-station.ts';
import { VIRTUAL_PINS } from './virtual-pins.ts';

/** Everybody may sign in at a kiosk: who works at desks, runs service points or reads journals finds their own things there and no more. */
const standings: readonly (readonly [string, Standing])[] = [
  ...['Operator', 'Approver', 'Mobile ID manager', 'Virtual smart card manager', 'Administrator', 'Auditor', 'Help desk'].map(
    (role) => [role, { roles: [role], memberships: [{}] }] as const,
  ),
  ['Self-service user', { roles: HOLDER_ROLES }],
  ['all roles of a desk', { roles: [...HOLDER_ROLES, 'Operator', 'Approver', 'Administrator'], memberships: [{}] }],
  ['Registry operator', { registryOperator: true }],
  ['Service Point Admin', { memberships: [{ role: 'service-point-admin' }] }],
  ['Service Point User', { memberships: [{}] }],
  ['nobody in particular', {}],
];

const notServed = (Object.keys(actions) as ActionId[]).filter((id) => !isServedAtKiosk(id));
const denials = ['denied', 'not-at-kiosk', 'not-signed-in'];

let world: KioskWorld;
let watch: StateWatch;
const cells = { tried: 0, wrong: 0 };

/** The holder's card lies in the reader, whoever is signed in. */
beforeAll(async () => {
  world = await kioskWorld();
  await lay(world.station, world.card);
  watch = new StateWatch(world.station.dataFolder);
});
afterAll(async () => {
  measure({ name: 'cells.holders.tried', value: cells.tried, unit: 'cells', goal: 2000, holds: cells.tried >= 2000 });
  measure({ name: 'cells.holders.wrong', value: cells.wrong, unit: 'cells', goal: 0, holds: cells.wrong === 0 });
  watch.close();
  await world.close();
  expect(cells.wrong).toBe(0);
  expect(cells.tried).toBeGreaterThanOrEqual(2000);
});

function aimOf(caller: Somebody): Aim {
  const { register, holder } = world;
  return { register, holder: holder.id, requester: register.operator, servicePointId: register.here, caller };
}

/** One message: it must be refused, and leave everything as it was but for the fact of the denial. */
async function refused(id: ActionId, input: unknown, bearer?: string): Promise<void> {
  const { station } = world;
  const [before, last] = [watch.state(), station.store.facts.last()?.n ?? 0];
  const posted = JSON.stringify({ action: id, input, ...(bearer === undefined ? {} : { bearer }) });
  const reply = JSON.parse(await station.shell.say(posted)) as Awaited<ReturnType<typeof station.ask>>;
  const facts = station.store.facts.find({ fromN: last + 1, limit: 10 }).map(({ fact }) => fact.action);
  const right = denials.includes(code(reply)) && watch.state() === before && facts.every((fact) => fact === 'action.denied');
  cells.tried += 1;
  if (!right) cells.wrong += 1;
  expect(right, `${id}: ${JSON.stringify(reply)} ${facts.join()}`).toBe(true);
}

/** What a kiosk serves to everybody, aimed at what is the holder's or the operator's. */
function othersThings(): readonly (readonly [ActionId, unknown])[] {
  const { register, holder } = world;
  const virtualSmartCardId = register.virtualSmartCard(holder.id);
  return [
    ['self.abort-request', { requestId: register.cardRequest(holder.id, register.operator) }],
    ['self.abort-request', { requestId: register.cardRequest(holder.id, holder.id) }],
    ['self.lock-virtual-smart-card', { virtualSmartCardId, destroysKeys: true }],
    ['self.change-virtual-pin', { virtualSmartCardId, oldPin: VIRTUAL_PINS[0], newPin: VIRTUAL_PINS[1] }],
    ['self.change-virtual-pin', { virtualSmartCardId, newPin: VIRTUAL_PINS[1] }],
    ['self.lock-mobile-id', { mobileIdId: register.mobileId(holder.id) }],
    ['self.unblock-pin', { reader: READER, newPin: SECRET_PINS[0] }],
    // Even by the right PIN: at a kiosk nobody acts for somebody else.
    ['card.change-pin', { reader: READER, oldPin: PIN, newPin: NEW_PIN }],
  ];
}

it.each(standings)(
  'a kiosk refuses every action that is not a holder’s own, and everybody else’s things, to: %s',
  async (role, standing) => {
    const { station, register } = world;
    const caller = register.person(`Carla ${role}`, standing);
    await station.signIn(caller);
    const aim = aimOf(caller);
    for (const id of notServed) await refused(id, lawfulInputs[id](aim));
    for (const [id, input] of othersThings()) await refused(id, input);
    expect((await session(station))?.person.id).toBe(caller.id);
    expect(station.logged).toEqual([]);
  },
);

it('a kiosk refuses them to whoever is not signed in, and to whoever has an API key', async () => {
  const { station, holder } = world;
  await station.call('session.sign-out', {});
  const aim = aimOf(holder);
  expect(notServed.length).toBeGreaterThan(100);
  for (const id of notServed) await refused(id, lawfulInputs[id](aim));
  for (const id of Object.keys(actions) as ActionId[]) await refused(id, lawfulInputs[id](aim), 'cardwright_no_such_key');
});

it('what a kiosk serves is there, each action once, and each is a holder’s or the way in or out', () => {
  expect(new Set(atKiosk).size).toBe(atKiosk.length);
  for (const id of atKiosk) {
    const { permission } = actions[id];
    const ours = permission.family === 'house' ? ['sign-in', 'sign-out', 'own-things'] : [19, 20, 21, 22, 34, 39, 40, 42, 43, 44];
    expect(ours, id).toContain(permission.row);
  }
});
