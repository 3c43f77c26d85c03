import type { Reply } from '../../../core/actions/wire.ts';
import type { Membership } from '../../../core/records/records.ts';
import { found } from './path.ts';
import { aRaid } from './raid-bodies.ts';
import { Register, type Somebody, type Standing } from './register.ts';
import { OPERATOR, TestStation } from './test-station.ts';

/** Where a message is aimed: the caller's own service point, another one, or the caller's own which is disabled. */
export type Place = 'own' | 'other' | 'closed';

export interface PointsWorld {
  readonly station: TestStation;
  readonly register: Register;
  readonly points: Readonly<Record<Place, string>>;
}

/** A founded station whose service point is complete, a second one, and one that is disabled. */
export async function pointsWorld(): Promise<PointsWorld> {
  const station = await TestStation.open();
  await found(station);
  const register = new Register(station);
  const there = await station.call('service-point.create', aPoint('South campus'));
  const closed = await station.call('service-point.create', aPoint('Old works'));
  register.completePoint(register.here);
  await station.call('service-point.disable', closed);
  return { station, register, points: { own: register.here, other: there.servicePointId, closed: closed.servicePointId } };
}

export const aPoint = (name: string) => ({
  name,
  adminEmail: 'head@example.org',
  techEmail: 'tech@example.org',
  identifierOwner: 'https://ror.org/00rqy9422',
  appWritesEnabled: true,
  enabled: true,
});

/** Any message, also with a key. */
export async function forge({ station }: PointsWorld, message: { action: string; input: unknown; bearer?: string }): Promise<Reply> {
  return JSON.parse(await station.shell.say(JSON.stringify(message))) as Reply;
}

/** A key of that role, made at the window by somebody who may. */
export async function aKey(world: PointsWorld, maker: Somebody, role: 'service-point-user' | 'service-point-admin'): Promise<string> {
  await world.station.signIn(maker);
  const made = await world.station.call('api-key.create', {
    servicePointId: world.points.own,
    subject: `Program ${world.register.next()}`,
    role,
  });
  await world.station.signIn(OPERATOR);
  // Its first use is noted, so that what follows is about the calls alone.
  await forge(world, { action: 'raid.find', input: { limit: 1 }, bearer: made.bearer });
  return made.bearer;
}

export interface Message {
  readonly action: string;
  readonly input: (world: PointsWorld, servicePointId: string) => Record<string, unknown>;
}

const staff =
  (standing: Standing, rest: Partial<Pick<Membership, 'role' | 'state'>> = {}) =>
  (world: PointsWorld, servicePointId: string) => {
    const { id } = world.register.person('Stan Staff', standing);
    return { membershipId: world.register.membership(id, { servicePointId, ...rest }) };
  };
const user = staff({});
const plainAdmin = staff({}, { role: 'service-point-admin' });
const waiting = (world: PointsWorld, servicePointId: string) => ({
  accessRequestId: world.register.accessRequest(nobody(world), servicePointId),
});
const point = (enabled: boolean) => (world: PointsWorld) => ({
  servicePointId: world.register.servicePoint(`Point ${world.register.next()}`, enabled),
});
const nobody = ({ register }: PointsWorld): string => register.person('Nora Newcomer').id;

/** The 22 published rows as messages about new records, each half of those that name two acts; the delete rows as what a delete would be called. */
export const rowMessages: Readonly<Record<number, readonly Message[]>> = {
  1: [{ action: 'access.open', input: () => ({}) }],
  2: [{ action: 'access.request', input: (_world, servicePointId) => ({ servicePointId }) }],
  3: [
    { action: 'access-request.approve', input: waiting },
    { action: 'access-request.reject', input: (world, at) => ({ ...waiting(world, at), reason: 'Ask elsewhere.' }) },
  ],
  4: [{ action: 'membership.change-role', input: (world, point) => ({ ...user(world, point), role: 'operator' }) }],
  5: [{ action: 'membership.change-role', input: (world, point) => ({ ...user(world, point), role: 'service-point-admin' }) }],
  6: [{ action: 'membership.change-role', input: (world, point) => ({ ...plainAdmin(world, point), role: 'service-point-user' }) }],
  7: [
    { action: 'membership.disable', input: staff({ registryOperator: true }) },
    { action: 'membership.enable', input: staff({ registryOperator: true, operatorDisabled: true }) },
  ],
  8: [
    {
      action: 'membership.authorise',
      input: (world, servicePointId) => {
        const elsewhere = servicePointId === world.points.other ? world.points.own : world.points.other;
        const { id } = world.register.person('Mo Member', { memberships: [{ servicePointId: elsewhere }] });
        return { personId: id, servicePointId, role: 'service-point-user' };
      },
    },
  ],
  9: [
    { action: 'membership.disable', input: plainAdmin },
    { action: 'membership.enable', input: staff({}, { role: 'service-point-admin', state: 'disabled' }) },
  ],
  10: [
    { action: 'membership.disable', input: user },
    { action: 'membership.enable', input: staff({}, { state: 'disabled' }) },
  ],
  11: [{ action: 'registry-operator.delete', input: user }],
  12: [{ action: 'membership.delete', input: plainAdmin }],
  13: [{ action: 'membership.delete', input: user }],
  14: [{ action: 'service-point.create', input: ({ register }) => aPoint(`New point ${register.next()}`) }],
  15: [
    { action: 'service-point.disable', input: point(true) },
    { action: 'service-point.enable', input: point(false) },
  ],
  16: [
    {
      action: 'service-point.update',
      input: ({ register }, servicePointId) => {
        const { enabled: _enabled, ...fields } = aPoint(`Renamed ${register.next()}`);
        return { servicePointId, ...fields };
      },
    },
  ],
  17: [{ action: 'service-point.delete', input: (_world, servicePointId) => ({ servicePointId }) }],
  18: [
    {
      action: 'api-key.create',
      input: ({ register }, servicePointId) => ({ servicePointId, subject: `Program ${register.next()}`, role: 'service-point-user' }),
    },
  ],
  19: [
    {
      action: 'api-key.delete',
      input: ({ register }, servicePointId) => ({ apiKeyId: register.apiKey(register.operator, { servicePointId }) }),
    },
  ],
  20: [{ action: 'raid.mint', input: (world, point) => ({ draftId: draft(world, point), metadata: aRaid(), people: [] }) }],
  21: [
    {
      action: 'raid.edit',
      input: ({ register }, point) => ({ raidId: register.raid(point), version: 1, metadata: aRaid('Another title'), people: [] }),
    },
  ],
  22: [{ action: 'raid.delete', input: ({ register }, point) => ({ raidId: register.raid(point) }) }],
};

/** A draft is at one service point, so that minting can be aimed at any. */
function draft({ register }: PointsWorld, servicePointId: string): string {
  return register.draft(servicePointId);
}
