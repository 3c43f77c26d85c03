import { decide } from '../../../core/roles/decide.ts';
import { personActor } from '../../router/actor.ts';
import type { Parts } from '../handler.ts';
import type { Caller } from './order.ts';

type Permission = Parameters<typeof decide>[1];
type About = Parameters<typeof decide>[2];

/** A use case, and what it is about where that person does it. */
interface Asked {
  readonly permission: Permission;
  readonly about: (personId: string) => About;
}

/**
 * Whether long work may go on, to be asked anew at each of its steps: whoever started it may have signed out since, or have other roles.
 * Signing in again is another session.
 */
export function stillAllowed(
  { session }: Pick<Caller, 'session'>,
  { permission, about }: Asked,
  parts: Pick<Parts, 'store' | 'sessions'>,
): boolean {
  const { store, sessions } = parts;
  if (session === undefined || sessions.current()?.id !== session.id) return false;
  const { personId } = session;
  return decide(personActor(personId, store), permission, about(personId)).allowed;
}
