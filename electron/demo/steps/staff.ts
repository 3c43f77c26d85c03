import { demoPassword } from '../../../core/actions/station/demo-password.ts';
import { later, requestedAt, required, servicePointOf, type Step } from '../scene.ts';
import { beginCard, drawFaces, enter } from './enter.ts';
import { askForMembership, authorise } from './memberships.ts';
import { giveRoles } from './roles.ts';

/** Who works at the desks: entered, given their roles, let in, with a password that the README names. */
export const enterStaff: Step = {
  async prepare(scene) {
    const people = scene.people.filter((person) => person.desk !== undefined);
    const faces = await drawFaces(scene, people);
    const hashes = new Map<number, string>();
    for (const { index } of people) hashes.set(index, await scene.house.passwords.hash(demoPassword));
    return (clerk) => {
      for (const plan of people) {
        const { personId } = enter(clerk, plan, { scene, faces });
        const { place, role } = required(plan.desk, 'a desk');
        const servicePointId = servicePointOf(scene, place);
        const atMs = later(requestedAt(scene, plan), 1, scene);
        giveRoles(clerk, scene, { plan, personId, roles: plan.roles, atMs });
        askForMembership(clerk, scene.parts, { personId, servicePointId, atMs });
        authorise(clerk, scene, { personId, servicePointId, row: 3, role, atMs });
        scene.house.passwords.put(clerk.writer, personId, required(hashes.get(plan.index), 'a hash'));
        beginCard(clerk, plan, scene);
      }
    };
  },
};
