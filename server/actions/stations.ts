import { Refusal } from '../../core/failures/refusal.ts';
import type { ApiKey } from '../../core/records/records.ts';
import type { EnrolledStation } from '../facts/enrolled.ts';
import { type Caller, type Claimed, identify } from './caller.ts';
import { countRefusal, denial } from './enter.ts';
import type { World } from './world.ts';

interface From {
  readonly claimed: (Claimed & { readonly org?: string | undefined }) | undefined;
  readonly world: World;
}

/** The API key that lets a station in: one of a service point's admin. Throws Refusal; a denial of somebody known is a fact. */
export async function enrollingKey({ claimed, world }: From): Promise<ApiKey> {
  const caller = await identify(claimed, world.reads, world.now());
  const { actor } = caller;
  if (actor.kind === 'anonymous') {
    await countRefusal('anonymous-refused', world);
    throw new Refusal('not-signed-in');
  }
  if (actor.kind === 'api-key' && !actor.enabled) return refuse(caller, world, 'key-disabled');
  const key = actor.kind === 'api-key' ? await world.reads.get('api-key', actor.keyId ?? '') : undefined;
  if (actor.kind !== 'api-key' || key === undefined || actor.role !== 'service-point-admin') return refuse(caller, world, 'role-missing');
  return key;
}

async function refuse(caller: Caller, world: World, because: 'key-disabled' | 'role-missing'): Promise<never> {
  const failure = { code: 'denied', params: { because, roles: 'API key of a Service Point Admin' } } as const;
  const subject = caller.servicePointId === undefined ? {} : { servicePointId: caller.servicePointId };
  await world.writes.run((writer) => writer.append(denial('station.enrol', failure, { caller, subject })));
  throw new Refusal(failure.code, failure.params);
}

/** The station whose token it is, as it is enrolled now. Throws Refusal('not-signed-in'), Refusal('denied'). */
export async function callingStation({ claimed, world }: From): Promise<EnrolledStation> {
  if (claimed === undefined) {
    await countRefusal('anonymous-refused', world);
    throw new Refusal('not-signed-in');
  }
  const known =
    claimed.kind === 'station' && claimed.org !== undefined ? await world.stations.enrolled(claimed.org, claimed.sub) : undefined;
  if (known !== undefined) return known;
  if (claimed.kind === 'station') throw new Refusal('denied', { because: 'key-disabled', roles: 'enrolled station' });
  return refuse(await identify(claimed, world.reads, world.now()), world, 'role-missing');
}
