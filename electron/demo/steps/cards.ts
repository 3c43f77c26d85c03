import type { Card, Person } from '../../../core/records/records.ts';
import type { By, Clerk } from '../clerk.ts';
import { DEMO_PROFILE, type MadeCard, makeCard } from '../chip.ts';
import { pastAuthority } from '../past-authority.ts';
import type { PersonPlan } from '../people.ts';
import { by, DAY_MS, diceFor, idOf, later, oneOf, requestedAt, required, type Scene, type Step } from '../scene.ts';
import { requestCard } from './enter.ts';
import { failCard, handOver, printLetter, produceCard } from './produce.ts';

interface Prepared {
  readonly plan: PersonPlan;
  readonly person: Person;
  readonly made: readonly MadeCard[];
}

/** A batch of cards that were produced, and what has become of them since. */
export function produceCards(people: readonly PersonPlan[]): Step {
  return {
    async prepare(scene) {
      const authority = pastAuthority(scene);
      const prepared: Prepared[] = [];
      for (const plan of people) {
        const person = required(scene.parts.store.get('person', idOf(plan.email, scene)), 'the person');
        const made: MadeCard[] = [];
        for (const issuedMs of issueTimes(scene, plan)) made.push(await makeCard(person, issuedMs, { scene, authority }));
        prepared.push({ plan, person, made });
      }
      return (clerk) => {
        for (const each of prepared) tell(clerk, each, scene);
      };
    },
  };
}

/** None where the production failed, two where the card was replaced. */
function issueTimes(scene: Scene, plan: PersonPlan): readonly number[] {
  if (plan.story === 'failed') return [];
  if (plan.story === 'letter-to-print') return [today(scene, plan)];
  const issuedMs = later(requestedAt(scene, plan), 2, scene);
  return plan.story === 'replaced' ? [issuedMs, later(issuedMs, 200, scene)] : [issuedMs];
}

/** Some time since this day began (UTC), so that the desk has something to count. */
function today(scene: Scene, { index }: PersonPlan): number {
  const beganMs = Math.floor(scene.nowMs / DAY_MS) * DAY_MS;
  return Math.floor(beganMs + (scene.nowMs - beganMs) * diceFor(scene, 'today', index).next());
}

function tell(clerk: Clerk, { plan, person, made }: Prepared, scene: Scene): void {
  const operator = byOperator(plan, scene);
  const [first, second] = made;
  const card = cardOf(clerk, person);
  if (first === undefined) return failCard(clerk, card, { scene, operator: operator(later(requestedAt(scene, plan), 2, scene)) });
  const at = (days: number): By => operator(later(first.issuedMs, days, scene));
  produceCard(clerk, card, { made: first, scene, operator: at(0) });
  if (plan.story === 'letter-to-print') return;
  printLetter(clerk, cardOf(clerk, person), at(0.01));
  if (plan.story === 'letter-printed') return;
  handOver(clerk, card, at(1));
  afterwards(clerk, card, { plan, scene, at });
  if (second !== undefined) replace(clerk, { plan, person, made: [second] }, scene);
}

interface Afterwards {
  readonly plan: PersonPlan;
  readonly scene: Scene;
  readonly at: (days: number) => By;
}

function afterwards(clerk: Clerk, card: Card, { plan, at }: Afterwards): void {
  const { story } = plan;
  const cardId = card.id;
  if (story === 'inactive' || story === 'reactivated') clerk.act('card.deactivate', { cardId }, at(60));
  if (story === 'reactivated') clerk.act('card.reactivate', { cardId }, at(80));
  if (story === 'locked' || story === 'replaced') clerk.act('card.lock', { cardId }, at(90));
}

/** A second card after the first was lost and locked. */
function replace(clerk: Clerk, { plan, person, made }: Prepared, scene: Scene): void {
  const operator = byOperator(plan, scene);
  const second = required(made[0], 'the second card');
  const requester = operator(second.issuedMs - 3 * DAY_MS);
  requestCard(clerk, plan, { scene, requester: requester.personId, profileId: DEMO_PROFILE, atMs: requester.atMs });
  const at = (days: number): By => operator(later(second.issuedMs, days, scene));
  produceCard(clerk, cardOf(clerk, person), { made: second, scene, operator: at(0) });
  const card = cardOf(clerk, person);
  printLetter(clerk, card, at(0.01));
  handOver(clerk, card, at(1));
}

function byOperator({ place, index }: PersonPlan, scene: Scene): (atMs: number) => By {
  const personId = oneOf('Operator', place, { scene, dice: diceFor(scene, 'produced', index) });
  return (atMs) => by(personId, place, { scene, atMs });
}

/** The newest card of the person, as it is now. */
function cardOf(clerk: Clerk, { id }: Person): Card {
  return required(clerk.store.cards.byPerson(id)[0], 'a card');
}
