import { FIRST_SERVICE_POINT_NUMBER } from '../core/records/service-point-records.ts';
import type { Change } from '../core/facts/draft.ts';
import { firstReasonChanges } from '../core/records/first-reasons.ts';
import type { World } from './actions/world.ts';
import { hashPassword, putPassword } from './http/credentials.ts';

export interface Founding {
  readonly organisation: string;
  readonly servicePoint: string;
  /** Two people, so that nobody decides their own requests (PRODUCT, decision 2). */
  readonly operator: FirstPerson;
  readonly approver: FirstPerson;
  /** SPKI, base64: the server as one of the organisation's stations. */
  readonly signingSpki: string;
}

export interface FirstPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Does the organisation exist already? */
export async function isFounded({ reads, keys }: World): Promise<boolean> {
  return (await reads.get('organisation', keys.tenant)) !== undefined;
}

/** The first fact: the organisation, its first service point, the server, a Registry operator who is Operator and Administrator, and an approver. */
export async function found(founding: Founding, world: World): Promise<void> {
  const { keys, newId } = world;
  const at = new Date(world.now()).toISOString();
  const servicePointId = newId();
  const people = [founding.operator, founding.approver].map((person) => ({ ...person, id: newId(), dataKeyId: newId() }));
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)));
  await world.writes.run(async (writer) => {
    for (const { dataKeyId } of people) writer.newDataKey(dataKeyId);
    const changes: Change[] = [
      { record: 'organisation', id: keys.tenant, set: { id: keys.tenant, name: founding.organisation, rootSpkiHash: '', createdAt: at } },
      {
        record: 'service-point',
        id: servicePointId,
        set: { id: servicePointId, number: FIRST_SERVICE_POINT_NUMBER, name: founding.servicePoint, enabled: true, createdAt: at },
      },
      {
        record: 'station',
        id: keys.station,
        set: {
          id: keys.station,
          name: 'Central server',
          servicePointId,
          signingSpki: founding.signingSpki,
          wrappingSpki: founding.signingSpki,
          enabled: true,
          createdAt: at,
        },
      },
      ...people.flatMap((person, index) => personChanges({ ...person, at, servicePointId, first: index === 0, membershipId: newId() })),
      ...firstReasonChanges(newId),
    ];
    await writer.append({ kind: 'observation', action: 'station.first-start', who: {}, servicePoint: servicePointId, changes });
    await writer.queries.rows({
      text: `INSERT INTO counter (tenant_id, name, value) VALUES ($1, 'service-point-number', $2)`,
      values: [keys.tenant, FIRST_SERVICE_POINT_NUMBER],
    });
  });
  for (const [at2, { id }] of people.entries()) await putPassword(id, hashes[at2] ?? '', world);
}

/** An organisation that was founded before there were reasons at the server gets the first ones; it does nothing where any is there. */
export async function giveFirstReasons({ keys, newId, writes }: World): Promise<void> {
  await writes.run(async (writer) => {
    if ((await writer.find('reason', {}, { limit: 1 })).length > 0) return;
    const servicePoint = (await writer.get('station', keys.station))?.servicePointId;
    const at = servicePoint === undefined ? {} : { servicePoint };
    await writer.append({ kind: 'observation', action: 'reason.create', who: {}, ...at, changes: firstReasonChanges(newId) });
  });
}

interface NewPerson extends FirstPerson {
  readonly id: string;
  readonly dataKeyId: string;
  readonly membershipId: string;
  readonly servicePointId: string;
  readonly at: string;
  readonly first: boolean;
}

function personChanges({ id, name, email, dataKeyId, membershipId, servicePointId, at, first }: NewPerson): readonly Change[] {
  return [
    {
      record: 'person',
      id,
      set: { id, servicePointId, number: first ? '1' : '2', state: 'active', name, sortName: name, email, dataKeyId, createdAt: at },
    },
    {
      record: 'account',
      id,
      set: { personId: id, roles: first ? ['Operator', 'Administrator'] : ['Approver'], registryOperator: first },
    },
    {
      record: 'membership',
      id: membershipId,
      set: { id: membershipId, personId: id, servicePointId, role: 'service-point-user', state: 'enabled', createdAt: at },
    },
  ];
}
