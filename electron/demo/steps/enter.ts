import { toBase64 } from '../../../core/base/bytes.ts';
import { by, DAY_MS, diceFor, later, oneOf, requestedAt, required, type Scene } from '../scene.ts';
import type { Clerk } from '../clerk.ts';
import { drawFace } from '../faces/draw-face.ts';
import type { PersonPlan } from '../people.ts';
import { reasons } from '../stories.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Portraits by the person's place in the plan; the event loop has a turn after each. */
export async function drawFaces(scene: Scene, people: readonly PersonPlan[]): Promise<ReadonlyMap<number, string>> {
  const faces = new Map<number, string>();
  for (const { index, drawn } of people) {
    faces.set(index, toBase64(drawFace(drawn, diceFor(scene, 'face', index))));
    await nextTurn();
  }
  return faces;
}

export interface Entering {
  readonly scene: Scene;
  readonly faces: ReadonlyMap<number, string>;
}

/** Row 1: an operator enters the person some time before their card is requested. Gives ids of person and, where one waits, request. */
export function enter(
  clerk: Clerk,
  plan: PersonPlan,
  { scene, faces }: Entering,
): { readonly personId: string; readonly requestId?: string } {
  const { index, name, sortName, email, phone, title, unit, place } = plan;
  const dice = diceFor(scene, 'entered', index);
  const operator = oneOf('Operator', place, { scene, dice });
  const atMs = requestedAt(scene, plan) - dice.between(0.05, 20) * DAY_MS;
  const input = {
    name,
    sortName,
    email,
    title,
    unit,
    photo: required(faces.get(index), 'a face'),
    ...(phone === undefined ? {} : { phone }),
  };
  const entered = required(clerk.act('person.create', input, by(operator, place, { scene, atMs })), 'the answer');
  return { personId: entered.personId, ...(entered.requestId === undefined ? {} : { requestId: entered.requestId }) };
}

/** Rows 26 and what is decided about it: everything about a card that needs no chip. */
export function beginCard(clerk: Clerk, plan: PersonPlan, scene: Scene): void {
  const { story, index } = plan;
  if (story === 'no-card') return;
  const dice = diceFor(scene, 'card', index);
  const requester = oneOf('Operator', plan.place, { scene, dice });
  const profileId = ['requested', 'rejected', 'approved'].includes(story) && dice.chance(0.25) ? 'employee-rsa2048' : 'employee-p256';
  requestCard(clerk, plan, { scene, requester, profileId, atMs: requestedAt(scene, plan) });
}

export interface Requesting {
  readonly scene: Scene;
  readonly requester: string;
  readonly profileId: string;
  readonly atMs: number;
}

/** Requests the card and lets the story decide what becomes of the request. */
export function requestCard(clerk: Clerk, plan: PersonPlan, { scene, requester, profileId, atMs }: Requesting): void {
  const { place, story, index, email } = plan;
  const dice = diceFor(scene, 'decision', index);
  const personId = required(clerk.store.people.byEmail(email), 'the person').id;
  const answer = clerk.act('card.request', { personId, profileId }, by(requester, place, { scene, atMs }));
  const requestId = required(answer?.requestId, 'the request');
  const decidedMs = later(atMs, dice.between(0.02, 0.9), scene);
  const approver = by(oneOf('Approver', place, { scene, dice }), place, { scene, atMs: decidedMs });
  if (story === 'requested') return;
  if (story === 'postponed') clerk.act('request.postpone', { requestId }, approver);
  else if (story === 'rejected') clerk.act('request.reject', { requestId, reason: dice.pick(reasons) }, approver);
  else if (story === 'taken-back') clerk.act('request.abort', { requestId }, by(requester, place, { scene, atMs: decidedMs }));
  else clerk.act('request.approve', { requestId }, approver);
}
