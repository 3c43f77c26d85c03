import { readFileSync } from 'node:fs';
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

interface CredentialsMatrix {
  readonly useCases: readonly { readonly roles: readonly string[] }[];
}
const { useCases } = JSON.parse(
  readFileSync(new URL('../../fixtures/credentials-matrix.json', import.meta.url), 'utf8'),
) as CredentialsMatrix;

const atDesks = [
  'Operator',
  'Approver',
  'Mobile ID manager',
  'Virtual smart card manager',
  'Administrator',
  'Auditor',
  'Help desk',
] as const;
/** Everybody may sign in at a kiosk: who works at desks, runs service points or reads journals finds their own things there and no more. */
const standings: readonly (readonly [string, Standing])[] = [
  ...atDesks.map((role) => [role, { roles: [role], memberships: [{}] }] as const),
  ...HOLDER_ROLES.map((role) => [role, { roles: [role] }] as const),
  ['all roles of a holder', { roles: HOLDER_ROLES }],
  ['all roles of a desk', { roles: [...HOLDER_ROLES, 'Operator', 'Approver', 'Administrator'], memberships: [{}] }],
  ['Registry operator', { registryOperator: true }],
  ['Service Point Admin', { memberships: [{ role: 'service-point-admin' }] }],
  ['Service Point User', { memberships: [{}] }],
  ['nobody in particular', {}],
];

const everyAction = Object.keys(actions) as ActionId[];
const notServed = everyAction.filter((id) => !isServedAtKiosk(id));
/** Served to somebody who is signed in, about what is theirs. Row 20 is asked before that, and never tells. */
const ownServed = atKiosk.filter((id) => actions[id].session === 'signed-in' && id !== 'session.active');
const denials = ['denied', 'not-at-kiosk', 'not-signed-in', 'session-locked', 'four-eyes'];

let world: KioskWorld;
let watch: StateWatch;
let bearer = '';
const cells = { tried: 0, wrong: 0 };

/** The holder's card lies in the reader, whoever is signed in; and some program has a key of this service point that works. */
beforeAll(async () => {
  world = await kioskWorld({
    before: async (desk) => {
      const [point] = desk.store.all('service-point');
      const key = { servicePointId: point?.id ?? '', subject: 'A program', role: 'service-point-admin' } as const;
      ({ bearer } = await desk.call('api-key.create', key));
      // Its first use is written down; what follows is about the kiosk alone.
      const used = await desk.shell.say(JSON.stringify({ action: 'raid.find', input: { limit: 1 }, bearer }));
      expect(JSON.parse(used)).toMatchObject({ ok: true });
    },
  });
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

function judged(right: boolean, says: string): void {
  cells.tried += 1;
  if (!right) cells.wrong += 1;
  expect(right, says).toBe(true);
}

interface Message {
  readonly id: ActionId;
  readonly input: unknown;
  readonly bearer?: string;
}

/** One message: it must be refused for just that reason, and leave everything as it was but for the fact of the denial. */
async function refused({ id, input, ...key }: Message, wanted: string, because?: string): Promise<void> {
  const { station } = world;
  const [before, last] = [watch.state(), station.store.facts.last()?.n ?? 0];
  const reply = JSON.parse(await station.shell.say(JSON.stringify({ action: id, input, ...key }))) as Awaited<
    ReturnType<typeof station.ask>
  >;
  const facts = station.store.facts.find({ fromN: last + 1, limit: 10 }).map(({ fact }) => fact.action);
  const reason = because === undefined || (!reply.ok && reply.failure.params?.['because'] === because);
  const right = code(reply) === wanted && reason && watch.state() === before && facts.every((fact) => fact === 'action.denied');
  judged(right, `${id}, wanted ${wanted} ${because ?? ''}: ${JSON.stringify(reply)} ${facts.join()}`);
}

/** What a kiosk serves to everybody, aimed at what is the holder's or the operator's. */
function othersThings(): readonly Message[] {
  const { register, holder } = world;
  const virtualSmartCardId = register.virtualSmartCard(holder.id);
  return [
    { id: 'self.abort-request', input: { requestId: register.cardRequest(holder.id, register.operator) } },
    { id: 'self.abort-request', input: { requestId: register.cardRequest(holder.id, holder.id) } },
    { id: 'self.lock-virtual-smart-card', input: { virtualSmartCardId, destroysKeys: true } },
    { id: 'self.change-virtual-pin', input: { virtualSmartCardId, oldPin: VIRTUAL_PINS[0], newPin: VIRTUAL_PINS[1] } },
    { id: 'self.change-virtual-pin', input: { virtualSmartCardId, newPin: VIRTUAL_PINS[1] } },
    { id: 'self.lock-mobile-id', input: { mobileIdId: register.mobileId(holder.id) } },
    { id: 'self.unblock-pin', input: { reader: READER, newPin: SECRET_PINS[0] } },
    // Even by the right PIN: at a kiosk nobody acts for somebody else.
    { id: 'card.change-pin', input: { reader: READER, oldPin: PIN, newPin: NEW_PIN } },
  ];
}

/** All that is served, about what is the caller's own: also the card in the reader. Its PIN stays: easy ones are refused, and a new one is the old. */
function ownThings(caller: Somebody): readonly Message[] {
  const aim = aimOf(caller);
  const inReader: Readonly<Record<string, unknown>> = {
    'card.change-pin': { reader: READER, oldPin: PIN, newPin: '123456' },
    'self.unblock-pin': { reader: READER, newPin: PIN },
  };
  return ownServed.map((id) => ({ id, input: inReader[id] ?? lawfulInputs[id](aim) }));
}

/** By the published table; to see one's own things any role of a holder will do. */
function mayWithOwn(id: ActionId, roles: readonly string[]): boolean {
  const { permission } = actions[id];
  const holders = permission.family === 'credentials' ? (useCases[Number(permission.row) - 1]?.roles ?? []) : HOLDER_ROLES;
  return roles.some((role) => HOLDER_ROLES.includes(role) && holders.includes(role));
}

function giveCard(personId: string): void {
  const [card] = world.station.store.all('card').filter(({ state }) => state === 'active');
  world.register.change({ record: 'card', id: card?.id ?? '', set: { personId } });
}

it.each(standings)(
  'a kiosk refuses every action that is not a holder’s own, and everybody else’s things, to: %s',
  async (role, standing) => {
    const { station, register } = world;
    const caller = register.person(`Carla ${role}`, standing);
    await station.signIn(caller);
    const aim = aimOf(caller);
    for (const id of notServed) await refused({ id, input: lawfulInputs[id](aim) }, 'not-at-kiosk');
    for (const message of othersThings()) await refused(message, 'denied', 'not-own');
    expect((await session(station))?.person.id).toBe(caller.id);
    expect(station.logged).toEqual([]);
  },
);

it.each(standings)('a kiosk serves what is one’s own exactly where the published rows give it, to: %s', async (role, standing) => {
  const { station, register, holder } = world;
  const roles = standing.roles ?? [];
  const caller = register.person(`Owen ${role}`, standing);
  await station.call('self.forgot-password', { email: caller.email });
  expect(station.store.oneTimeCodes.get(caller.id) !== undefined, 'row 20').toBe(roles.includes('Self-service user'));
  await station.signIn(caller);
  giveCard(caller.id);
  for (const message of ownThings(caller)) {
    const because = role === 'Approver' && message.id === 'self.edit-photo' ? 'approver-only-decides' : 'role-missing';
    if (!mayWithOwn(message.id, roles)) await refused(message, 'denied', because);
    else {
      const reply = await station.ask(message.id, message.input);
      judged(!denials.includes(code(reply)), `${message.id}: ${JSON.stringify(reply)}`);
    }
  }
  giveCard(holder.id);
  expect((await session(station))?.person.id).toBe(caller.id);
  expect(station.logged).toEqual([]);
});

it('a kiosk refuses them to whoever is not signed in, and what is one’s own as well', async () => {
  const { station, holder } = world;
  await station.call('session.sign-out', {});
  const aim = aimOf(holder);
  expect(notServed.length).toBeGreaterThan(100);
  for (const id of notServed)
    await refused({ id, input: lawfulInputs[id](aim) }, actions[id].session === 'anonymous' ? 'not-at-kiosk' : 'not-signed-in');
  for (const message of [...ownThings(holder), ...othersThings()]) await refused(message, 'not-signed-in');
  for (const id of ['session.active', 'session.sign-out'] as const) await refused({ id, input: {} }, 'not-signed-in');
});

it.each(['with nobody', 'with its holder'])('a kiosk refuses all of them to a program with a key that works, %s signed in', async (who) => {
  const { station, holder } = world;
  await station.call('session.sign-out', {}).catch(() => undefined);
  if (who === 'with its holder') await station.signIn(holder);
  for (const id of everyAction) await refused({ id, input: lawfulInputs[id](aimOf(holder)), bearer }, 'not-at-kiosk');
  for (const id of atKiosk)
    await refused({ id, input: lawfulInputs[id](aimOf(holder)), bearer: 'cardwright_no_such_key' }, 'not-signed-in');
  expect(station.logged).toEqual([]);
});

it('what a kiosk serves is there, each action once, and each is a holder’s or the way in or out', () => {
  expect(new Set(atKiosk).size).toBe(atKiosk.length);
  for (const id of atKiosk) {
    const { permission } = actions[id];
    const ours = permission.family === 'house' ? ['sign-in', 'sign-out', 'own-things'] : [19, 20, 21, 22, 34, 39, 40, 42, 43, 44];
    expect(ours, id).toContain(permission.row);
  }
});

it('a kiosk serves the way in, and no more, before anybody is signed in', () => {
  expect(atKiosk.filter((id) => actions[id].session === 'anonymous')).toEqual([
    'station.status',
    'kiosk.leave',
    'session.sign-in',
    'session.sign-in-by-card',
    'session.ask-mobile-id',
    'session.sign-in-by-mobile-id',
    'session.cards-at-hand',
    'self.forgot-password',
    'self.set-forgotten-password',
  ]);
});
