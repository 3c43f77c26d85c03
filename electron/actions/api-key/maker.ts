import type { Actor } from '../../../core/roles/actor.ts';

/** Whose key it is that this caller makes: a program's keys are those of whoever made its own. */
export function makerOf(actor: Actor): string | undefined {
  if (actor.kind === 'anonymous') return undefined;
  return actor.kind === 'person' ? actor.personId : actor.makerId;
}
