import { randomUUID } from 'node:crypto';
import type { Change } from '../../core/facts/draft.ts';
import type { RunningServer } from '../../server/compose-server.ts';

export const ROR = 'https://ror.org/038sjwq14';
const AT = '2026-03-01T08:00:00.000Z';

const known = {
  number: 20_000_000,
  adminEmail: 'a@example.org',
  techEmail: 't@example.org',
  identifierOwner: ROR,
  repositoryId: 'LOCAL.A',
  prefix: '10.82481',
};

/** A service point, its admin and the admin's key, which programs come with. */
export async function benchPeople({ world }: RunningServer): Promise<{ readonly servicePointId: string; readonly keyId: string }> {
  const [point, person, dataKeyId, membership, keyId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const name = { name: 'A', sortName: 'A', email: 'a@example.org', number: '1' };
  const key = { subject: 'bench', role: 'service-point-user' as const, makerId: person, enabled: true, hashBlobId: randomUUID() };
  const at = { servicePointId: point, createdAt: AT };
  const changes: readonly Change[] = [
    {
      record: 'service-point',
      id: point,
      set: { id: point, name: 'Bench', enabled: true, ...known, appWritesEnabled: true, createdAt: AT },
    },
    { record: 'person', id: person, set: { id: person, ...at, state: 'active', ...name, dataKeyId } },
    { record: 'account', id: person, set: { personId: person, roles: [], registryOperator: false } },
    {
      record: 'membership',
      id: membership,
      set: { id: membership, personId: person, ...at, role: 'service-point-admin', state: 'enabled' },
    },
    { record: 'api-key', id: keyId, set: { id: keyId, ...at, ...key, expiresAt: '2036-01-01T00:00:00.000Z' } },
  ];
  await world.writes.run((writer) => {
    writer.newDataKey(dataKeyId);
    return writer.append({ kind: 'observation', action: 'bench.begin', who: {}, changes });
  });
  return { servicePointId: point, keyId };
}
