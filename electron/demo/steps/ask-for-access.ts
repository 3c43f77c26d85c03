import { DAY_MS, idOf, required, servicePointOf, type Step } from '../scene.ts';
import { askForMembership, authorise, disable } from './memberships.ts';

/** The last: two people who wait to be let in at the second service point, and one who was and is no longer. */
export const askForAccess: Step = {
  prepare(scene) {
    return Promise.resolve((clerk) => {
      const servicePointId = servicePointOf(scene, 'south');
      const others = scene.people.filter(({ story, desk }) => story === 'no-card' && desk === undefined).slice(0, 3);
      const head = scene.people.find(({ desk }) => desk?.role === 'service-point-admin');
      const [one, two, former] = others.map(({ email }) => idOf(email, scene));
      for (const [days, personId] of [
        [2, one],
        [5, two],
      ] as const)
        askForMembership(clerk, scene.parts, {
          personId: required(personId, 'somebody'),
          servicePointId,
          atMs: scene.nowMs - days * DAY_MS,
        });
      const joins = { personId: required(former, 'somebody'), servicePointId, atMs: scene.nowMs - 300 * DAY_MS };
      const membershipId = askForMembership(clerk, scene.parts, joins);
      authorise(clerk, scene, { ...joins, row: 3 });
      disable(clerk, membershipId, idOf(required(head, 'an administrator').email, scene));
    });
  },
};
