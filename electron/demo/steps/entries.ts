import { by, idOf, later, oneOf, OPERATOR, diceFor, requestedAt, required, type Step } from '../scene.ts';
import type { Clerk } from '../clerk.ts';
import type { PersonPlan } from '../people.ts';
import { isEntry } from '../stories.ts';
import { drawFaces, enter, type Entering } from './enter.ts';

const OPTION = 'users-creation-approval';
const REASON = 'Nobody of that name is known to human resources.';

/** A time in which entering people needed an approval: some were let in, some were not. Afterwards the option is off again. */
export const decideEntries: Step = {
  async prepare(scene) {
    const people = scene.people.filter(({ story }) => isEntry(story));
    const faces = await drawFaces(scene, people);
    return (clerk) => {
      const administrator = by(idOf(OPERATOR, scene), 'north', { scene, atMs: scene.nowMs });
      clerk.act('option.change', { id: OPTION, value: true }, administrator);
      for (const plan of people) decide(clerk, plan, { scene, faces });
      clerk.act('option.change', { id: OPTION, value: false }, administrator);
    };
  },
};

function decide(clerk: Clerk, plan: PersonPlan, entering: Entering): void {
  const { scene } = entering;
  const requestId = required(enter(clerk, plan, entering).requestId, 'the request');
  const requesterId = required(clerk.store.get('request', requestId), 'the request').requesterId;
  const atMs = later(requestedAt(scene, plan), 0.5, scene);
  const approver = by(oneOf('Approver', plan.place, { scene, dice: diceFor(scene, 'entry', plan.index) }), plan.place, { scene, atMs });
  if (plan.story === 'entered-after-approval') clerk.act('request.approve', { requestId }, approver);
  else if (plan.story === 'entry-rejected') clerk.act('request.reject', { requestId, reason: REASON }, approver);
  else clerk.act('request.abort', { requestId }, by(requesterId, plan.place, { scene, atMs: scene.nowMs }));
}
