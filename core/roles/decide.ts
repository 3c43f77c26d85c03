import type { About } from './about.ts';
import type { Actor } from './actor.ts';
import { decideCredential } from './decide-credential.ts';
import { decideHouse } from './decide-house.ts';
import { decideServicePoint } from './decide-service-point.ts';
import type { SettledPermission } from './permission.ts';
import { type Decision, refused } from './refusals.ts';

/**
 * May this actor do that with this subject? One pure function over all three tables, with the reason for a refusal.
 * The main process asks it for every call, the server for every fact; screens only to show what is possible and why not.
 */
export function decide(actor: Actor, permission: SettledPermission, about: About): Decision {
  if (actor.kind === 'person' && !actor.active) return refused('not-active');
  if (actor.kind === 'api-key' && !actor.enabled) return refused('key-disabled');
  switch (permission.family) {
    case 'credentials':
      return decideCredential(actor, { row: permission.row, as: permission.as ?? 'act' }, about);
    case 'service-points':
      return decideServicePoint(actor, permission.row, about);
    case 'house':
      return decideHouse(actor, permission.row, about);
  }
}
