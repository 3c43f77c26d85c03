import { later, requestedAt, type Step } from '../scene.ts';
import type { PersonPlan } from '../people.ts';
import { beginCard, drawFaces, enter } from './enter.ts';
import { giveRoles } from './roles.ts';

/** A batch of people with their faces, roles and requests. */
export function enterPeople(people: readonly PersonPlan[]): Step {
  return {
    async prepare(scene) {
      const faces = await drawFaces(scene, people);
      return (clerk) => {
        for (const plan of people) {
          const { personId } = enter(clerk, plan, { scene, faces });
          if (plan.roles.length > 0)
            giveRoles(clerk, scene, { plan, personId, roles: plan.roles, atMs: later(requestedAt(scene, plan), 1, scene) });
          beginCard(clerk, plan, scene);
        }
      };
    },
  };
}
