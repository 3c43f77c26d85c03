import { randomUUID } from 'node:crypto';
import type { Change } from '../../../core/facts/draft.ts';
import type { AccessRequest, ApiKey, Membership, Raid, ServicePoint } from '../../../core/records/records.ts';
import { aRaid } from './raid-bodies.ts';

/** The part of the register that is about service points, staff, keys and RAiDs. */
export abstract class PointRegister {
  abstract get here(): string;
  abstract change(...changes: readonly Change[]): void;
  abstract next(): number;

  /** In the register as it would be after a Registry operator completed it. */
  completePoint(id: string, rest: Partial<ServicePoint> = {}): void {
    const number = 30_000_000 + this.next();
    const set = { number, identifierOwner: 'https://ror.org/00rqy9422', repositoryId: `LOCAL.${number}`, prefix: '10.5072', ...rest };
    this.change({ record: 'service-point', id, set });
  }

  membership(personId: string, rest: Partial<Membership> = {}): string {
    const id = randomUUID();
    const standard = {
      servicePointId: this.here,
      role: 'service-point-user',
      state: 'enabled',
      createdAt: new Date().toISOString(),
    } as const;
    this.change({ record: 'membership', id, set: { ...standard, ...rest, id, personId } });
    return id;
  }

  accessRequest(personId: string, servicePointId = this.here, state: AccessRequest['state'] = 'requested'): string {
    const id = randomUUID();
    const set = {
      id,
      personId,
      servicePointId,
      identityProvider: 'local',
      state,
      requestedAt: new Date().toISOString(),
    } as const;
    this.change({ record: 'access-request', id, set });
    return id;
  }

  /** A key whose secret nobody has. */
  apiKey(makerId: string, rest: Partial<ApiKey> = {}): string {
    const id = randomUUID();
    const subject = `Program ${this.next()}`;
    const standard = {
      servicePointId: this.here,
      subject,
      role: 'service-point-user',
      enabled: true,
      expiresAt: '2099-12-31T00:00:00.000Z',
    } as const;
    const set = { ...standard, hashBlobId: randomUUID(), createdAt: new Date().toISOString(), ...rest, id, makerId };
    this.change({ record: 'api-key', id, set });
    return id;
  }

  draft(servicePointId = this.here): string {
    const id = randomUUID();
    const at = new Date().toISOString();
    const set = {
      id,
      servicePointId,
      state: 'draft',
      version: 0,
      title: 'Draft',
      metadata: {},
      people: [],
      createdAt: at,
      changedAt: at,
    } as const;
    this.change({ record: 'raid', id, set: { ...set, people: [] } });
    return id;
  }

  /** A minted RAiD at version 1. */
  raid(servicePointId = this.here): string {
    const id = randomUUID();
    const at = new Date().toISOString();
    const metadata = aRaid() as Raid['metadata'];
    const handle = `10.5072/${id.slice(0, 8)}`;
    const set = {
      id,
      handle,
      servicePointId,
      state: 'open',
      version: 1,
      title: 'Reef soundscapes',
      metadata,
      people: [],
      createdAt: at,
      changedAt: at,
    } as const;
    const first = { id: randomUUID(), raidId: id, revision: 1, changeType: 'PATCH', diff: [], changedAt: at } as const;
    this.change(
      { record: 'raid', id, set: { ...set, people: [] } },
      { record: 'raid-revision', id: first.id, set: { ...first, diff: [] } },
    );
    return id;
  }
}
