import { randomUUID } from 'node:crypto';
import type { RecordOf } from '../../../core/records/records.ts';
import { at, type HttpWorld, raidExample } from '../http-world.ts';

export type Role = 'operator' | 'servicePointAdmin' | 'servicePointUser' | 'unauthorised';
export type Standing = 'enabled' | 'disabled' | 'pending' | 'rejected';
type Point = RecordOf<'service-point'>;

export interface ActorKind {
  readonly role: Role;
  readonly standing: Standing;
  readonly by: 'person' | 'key';
  /** Whether the service point where they belong is enabled. */
  readonly home: 'enabled' | 'disabled';
  /** Where they say that they work. */
  readonly worksAt: string;
}

/** Two enabled and two disabled service points: the actor's own is the first of each pair. */
export interface Scene {
  readonly points: Readonly<Record<'own' | 'other', Readonly<Record<'enabled' | 'disabled', Point>>>>;
  /** An actor's token; each kind of actor is made once. */
  token(actor: ActorKind): Promise<string>;
  /** The person that they are, or the key. */
  actorId(actor: ActorKind): Promise<string>;
  /** One who rests is disabled: a Registry operator as such, others where they are members. */
  newMember(at: Point, role: Role, rests?: boolean): Promise<{ readonly personId: string; readonly membershipId: string }>;
  newRequest(at: Point): Promise<string>;
  newPoint(enabled: boolean): Promise<Point>;
  newKey(at: Point): Promise<string>;
  newRaid(at: Point): Promise<{ readonly handle: string; readonly record: object }>;
}

const ROR = 'https://ror.org/038sjwq14';
let numbers = 20_000_100;
let people = 1000;

function point(enabled: boolean): Point {
  numbers += 1;
  return {
    id: randomUUID(),
    number: numbers,
    name: `Point ${numbers}`,
    enabled,
    adminEmail: 'a@example.org',
    techEmail: 't@example.org',
    identifierOwner: ROR,
    repositoryId: `LOCAL.P${numbers}`,
    prefix: '10.82481',
    appWritesEnabled: true,
    createdAt: at,
  };
}

const memberRole = (role: Role) => (role === 'servicePointAdmin' ? ('service-point-admin' as const) : ('service-point-user' as const));

function membership(personId: string, servicePointId: string, of: Pick<RecordOf<'membership'>, 'role' | 'state'>): RecordOf<'membership'> {
  return { id: randomUUID(), personId, servicePointId, ...of, createdAt: at };
}

function apiKey(servicePointId: string, of: Pick<RecordOf<'api-key'>, 'makerId' | 'role' | 'enabled'>): RecordOf<'api-key'> {
  const subject = `program ${randomUUID().slice(0, 8)}`;
  return {
    id: randomUUID(),
    servicePointId,
    subject,
    ...of,
    hashBlobId: randomUUID(),
    expiresAt: '2030-01-01T00:00:00.000Z',
    createdAt: at,
  };
}

function accessRequest(personId: string, servicePointId: string, state: 'requested' | 'rejected'): RecordOf<'access-request'> {
  return { id: randomUUID(), servicePointId, personId, identityProvider: 'local', state, requestedAt: at };
}

export async function matrixScene(world: HttpWorld): Promise<Scene> {
  const points = { own: { enabled: point(true), disabled: point(false) }, other: { enabled: point(true), disabled: point(false) } };
  await world.put(...Object.values(points).flatMap((pair) => Object.values(pair).map((one) => ['service-point', one] as const)));
  const made = new Map<string, Promise<string>>();

  async function newPerson(account: Partial<RecordOf<'account'>> = {}): Promise<string> {
    people += 1;
    const id = randomUUID();
    const name = `Person ${people}`;
    const known = { name, sortName: name, email: `p${people}@example.org`, number: String(people) };
    const person = {
      id,
      servicePointId: points.own.enabled.id,
      state: 'active' as const,
      ...known,
      dataKeyId: randomUUID(),
      createdAt: at,
    };
    await world.put(['person', person], ['account', { personId: id, roles: ['Self-service user'], registryOperator: false, ...account }]);
    return id;
  }

  async function newActor({ role, standing, by, home }: ActorKind): Promise<string> {
    const operator = role === 'operator' && (standing === 'enabled' || standing === 'disabled');
    const resting = standing === 'disabled' ? { operatorDisabled: true as const } : {};
    const id = await newPerson(operator ? { registryOperator: true, ...resting } : {});
    const here = points.own[home].id;
    if (standing === 'pending') await world.put(['access-request', accessRequest(id, here, 'requested')]);
    else if (standing === 'rejected') await world.put(['access-request', accessRequest(id, here, 'rejected')]);
    else if (role !== 'unauthorised' && !(operator && standing === 'enabled')) {
      const state = standing === 'disabled' && by === 'person' && !operator ? 'disabled' : 'enabled';
      await world.put(['membership', membership(id, here, { role: memberRole(role), state })]);
    }
    if (by === 'person') return id;
    const key = apiKey(here, { makerId: id, role: memberRole(role), enabled: standing === 'enabled' });
    await world.put(['api-key', key]);
    return key.id;
  }

  function actorId(actor: ActorKind): Promise<string> {
    const kind = [actor.role, actor.standing, actor.by, actor.home].join();
    const id = made.get(kind) ?? newActor(actor);
    made.set(kind, id);
    return id;
  }

  return {
    points,
    actorId,
    async token(actor) {
      const id = await actorId(actor);
      return actor.by === 'key' ? world.tokenOfKey(id) : world.tokenOf(id, actor.worksAt);
    },
    async newMember(where, role, rests = false) {
      const operator = role === 'operator';
      const personId = await newPerson(operator ? { registryOperator: true, ...(rests ? { operatorDisabled: true } : {}) } : {});
      const one = membership(personId, where.id, { role: memberRole(role), state: rests && !operator ? 'disabled' : 'enabled' });
      await world.put(['membership', one]);
      return { personId, membershipId: one.id };
    },
    async newRequest(where) {
      const one = accessRequest(await newPerson(), where.id, 'requested');
      await world.put(['access-request', one]);
      return one.id;
    },
    async newPoint(enabled) {
      const one = point(enabled);
      await world.put(['service-point', one]);
      return one;
    },
    async newKey(where) {
      const key = apiKey(where.id, { makerId: await newPerson(), role: 'service-point-user', enabled: true });
      await world.put(['api-key', key]);
      return key.id;
    },
    async newRaid(where) {
      const handle = `10.82481/${randomUUID().slice(0, 8)}`;
      const record = minted(handle, where.number ?? 0);
      const metadata = record as unknown as RecordOf<'raid'>['metadata'];
      const envelope = {
        id: randomUUID(),
        handle,
        servicePointId: where.id,
        state: 'open' as const,
        version: 1,
        title: 'A project',
        people: [],
      };
      await world.put(['raid', { ...envelope, metadata, createdAt: at, changedAt: at }]);
      return { handle, record };
    },
  };
}

function minted(handle: string, servicePoint: number): object {
  return {
    ...raidExample(),
    identifier: {
      id: `https://raid.org/${handle}`,
      schemaUri: 'https://raid.org/',
      registrationAgency: { id: ROR, schemaUri: 'https://ror.org/' },
      owner: { id: ROR, schemaUri: 'https://ror.org/', servicePoint },
      raidAgencyUrl: 'https://raid.org/',
      license: 'Creative Commons CC-0',
      version: 1,
    },
    metadata: { created: 1_772_000_000, updated: 1_772_000_000 },
  };
}
