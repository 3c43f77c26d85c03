import type { FactBody } from '../../core/facts/fact.ts';
import type { Actor } from '../../core/roles/actor.ts';
import type { Reads } from '../store/reads.ts';
import { rememberReads } from '../store/remember-reads.ts';
import { keyActor, personActor, standingOfKey } from './standing.ts';

/** Who the access token says it is. */
export interface Claimed {
  readonly sub: string;
  readonly kind: 'person' | 'api-key' | 'station';
  readonly sid?: string | undefined;
  readonly sp?: string | undefined;
  /** Seconds since 1970. */
  readonly iat: number;
}

/** Who calls, as they are now. */
export interface Caller {
  readonly actor: Actor;
  readonly who: FactBody['who'];
  /** Where they work: a key's own service point, or the one that a person's token names. */
  readonly servicePointId: string | undefined;
  readonly personId: string | undefined;
}

export const anonymous: Caller = { actor: { kind: 'anonymous' }, who: {}, servicePointId: undefined, personId: undefined };

/** Reads the caller anew: what was taken from them since their token was made is gone. `now`: milliseconds since 1970. */
export async function identify(claimed: Claimed | undefined, reads: Reads, now: number): Promise<Caller> {
  // A station delivers and takes in; it is nobody to the actions of people and programs.
  if (claimed === undefined || claimed.kind === 'station') return anonymous;
  const once = rememberReads(reads);
  return claimed.kind === 'person' ? aPerson(claimed, once) : aKey(claimed.sub, once, now);
}

async function aPerson({ sub, sid, sp }: Claimed, reads: Reads): Promise<Caller> {
  // The service point where they work is mostly one of theirs: asked for at once, it is there when their memberships are.
  const [actor] = await Promise.all([personActor(sub, reads), sp === undefined ? undefined : reads.get('service-point', sp)]);
  const who = { person: sub, ...(sid === undefined ? {} : { session: sid }) };
  return { actor, who, servicePointId: sp, personId: sub };
}

async function aKey(id: string, reads: Reads, now: number): Promise<Caller> {
  const key = await reads.get('api-key', id);
  if (key === undefined) return anonymous;
  const actor = keyActor(key, await standingOfKey(key, reads, now));
  return { actor, who: { apiKey: id }, servicePointId: key.servicePointId, personId: undefined };
}
