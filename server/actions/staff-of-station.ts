import type { Account, AccessRequest, ApiKey, Membership, Person } from '../../core/records/records.ts';
import { nameOf, readRecords } from '../store/reads.ts';
import type { World } from './world.ts';

/** Who belongs to a station's service point, as far as the station has to obey it. */
export interface StaffOfStation {
  readonly people: readonly (Pick<Person, 'id' | 'email' | 'state'> & {
    readonly registryOperator: boolean;
    readonly operatorDisabled: boolean;
  })[];
  readonly memberships: readonly Pick<Membership, 'id' | 'personId' | 'servicePointId' | 'role' | 'state'>[];
  readonly requests: readonly (Pick<AccessRequest, 'id' | 'personId' | 'servicePointId' | 'state' | 'requestedAt'> & {
    readonly reason?: string;
  })[];
  readonly keys: readonly Pick<ApiKey, 'id' | 'subject' | 'servicePointId' | 'role' | 'enabled' | 'expiresAt'>[];
}

/** The staff of the station's own service point, and where else these people belong. */
export async function staffOf(stationId: string, { reads, database, keys: { tenant } }: World): Promise<StaffOfStation> {
  const servicePointId = (await reads.get('station', stationId))?.servicePointId ?? '';
  const [here, requests, apiKeys] = await Promise.all([
    reads.find('membership', { servicePointId }),
    reads.find('access-request', { servicePointId }),
    reads.find('api-key', { servicePointId }),
  ]);
  const ids = [...new Set([...here, ...requests].map(({ personId }) => personId))];
  const wanted = ids.flatMap((id) => [['person', id] as const, ['account', id] as const]);
  const [records, elsewhere] = await Promise.all([
    readRecords(wanted, { queries: database, tenant }),
    database.rows<{ readonly body: Membership }>({
      name: 'memberships-of',
      text: "SELECT body FROM record WHERE tenant_id = $1 AND kind = 'membership' AND body ->> 'personId' = ANY ($2::text[])",
      values: [tenant, ids],
    }),
  ]);
  const record = <Value>(kind: 'person' | 'account', id: string) => records.get(nameOf(kind, id))?.record as Value | undefined;
  return {
    people: ids.flatMap((id) => personOf(record<Person>('person', id), record<Account>('account', id))),
    memberships: elsewhere
      .map(({ body }) => body)
      .map(({ id, personId, servicePointId: at, role, state }) => ({ id, personId, servicePointId: at, role, state })),
    requests: requests.map(requestOf),
    keys: apiKeys.map(({ id, subject, servicePointId: at, role, enabled, expiresAt }) => ({
      id,
      subject,
      servicePointId: at,
      role,
      enabled,
      expiresAt,
    })),
  };
}

function personOf(person: Person | undefined, account: Account | undefined): StaffOfStation['people'] {
  if (person === undefined) return [];
  const { id, email, state } = person;
  return [{ id, email, state, registryOperator: account?.registryOperator === true, operatorDisabled: account?.operatorDisabled === true }];
}

function requestOf({ id, personId, servicePointId, state, requestedAt, reason }: AccessRequest): StaffOfStation['requests'][number] {
  return { id, personId, servicePointId, state, requestedAt, ...(reason === undefined ? {} : { reason }) };
}
