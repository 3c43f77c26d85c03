import { randomUUID } from 'node:crypto';
import type { RecordOf } from '../../../core/records/records.ts';
import { raidExample } from '../http-world.ts';
import type { Role, Scene } from './matrix-scene.ts';

type Point = RecordOf<'service-point'>;
export type Ask = readonly [method: string, path: string, body?: unknown];
type Asks = (point: Point, may: boolean) => Promise<Ask>;

const pointBody = (name: string, enabled: boolean) => ({
  name,
  adminEmail: 'a@example.org',
  techEmail: 't@example.org',
  identifierOwner: 'https://ror.org/038sjwq14',
  appWritesEnabled: true,
  enabled,
});

/** The requests of each row, both of those that name two acts; what they are about is made for them. What may be done to a service point is done to a new one. */
export function asksIn(scene: Scene): readonly (readonly Asks[])[] {
  const roleChange =
    (from: Role, role: string) =>
    async (point: Point): Promise<Ask> => {
      const { membershipId } = await scene.newMember(point, from);
      return ['PUT', `/staff/${membershipId}/role`, { role }];
    };
  const standing = (role: Role): readonly Asks[] =>
    (['disable', 'enable'] as const).map((verb) => async (point) => {
      const { membershipId } = await scene.newMember(point, role, verb === 'enable');
      return ['POST', `/staff/${membershipId}/${verb}`];
    });
  const deletion =
    (role: Role) =>
    async (point: Point): Promise<Ask> => ['DELETE', `/people/${(await scene.newMember(point, role)).personId}`];
  const target = async (point: Point, may: boolean): Promise<Point> => (may ? scene.newPoint(point.enabled) : point);
  return [
    [async () => ['GET', '/access']],
    [async (point) => ['POST', '/access-requests', { servicePointId: point.id }]],
    [
      async (point) => ['POST', `/access-requests/${await scene.newRequest(point)}/approve`],
      async (point) => ['POST', `/access-requests/${await scene.newRequest(point)}/reject`, { reason: 'Ask elsewhere.' }],
    ],
    [roleChange('servicePointUser', 'operator')],
    [roleChange('servicePointUser', 'service-point-admin')],
    [roleChange('servicePointAdmin', 'service-point-user')],
    standing('operator'),
    [
      async (point) => {
        const { personId } = await scene.newMember(await scene.newPoint(true), 'servicePointUser');
        return ['POST', `/service-point/${point.id}/staff`, { personId, role: 'service-point-user' }];
      },
    ],
    standing('servicePointAdmin'),
    standing('servicePointUser'),
    [deletion('operator')],
    [deletion('servicePointAdmin')],
    [deletion('servicePointUser')],
    [async () => ['POST', '/service-point/', pointBody(`New ${randomUUID()}`, true)]],
    (['disable', 'enable'] as const).map((verb) => async (point, may) => {
      const { id } = may ? await scene.newPoint(verb === 'disable') : point;
      return ['POST', `/service-point/${id}/${verb}`];
    }),
    [
      async (point, may) => {
        const { number, enabled } = await target(point, may);
        return ['PUT', `/service-point/${number ?? ''}`, pointBody(`Changed ${randomUUID()}`, enabled)];
      },
    ],
    [async (point) => ['DELETE', `/service-point/${point.id}`]],
    [async (point) => ['POST', `/service-point/${point.id}/api-keys`, { subject: `program ${randomUUID()}`, role: 'service-point-user' }]],
    [async (point) => ['DELETE', `/api-keys/${await scene.newKey(point)}`]],
    [async () => ['POST', '/raid/', raidExample()]],
    [
      async (point) => {
        const { handle, record } = await scene.newRaid(point);
        return ['PUT', `/raid/${handle}`, { ...record, alternateUrl: [{ url: `https://example.org/${randomUUID()}` }] }];
      },
    ],
    [async (point) => ['DELETE', `/raid/${(await scene.newRaid(point)).handle}`]],
  ];
}
