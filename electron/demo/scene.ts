import type { FounderParts } from '../house/founder-parts.ts';
import type { House } from '../house/house.ts';
import type { By, Clerk } from './clerk.ts';
import { Dice } from './dice.ts';
import type { PersonPlan, Place } from './people.ts';
import { ages } from './stories.ts';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What all steps of one filling share. */
export interface Scene {
  readonly house: House;
  readonly parts: FounderParts;
  readonly people: readonly PersonPlan[];
  readonly seed: string;
  /** The time that the stories count back from. */
  readonly nowMs: number;
}

/** One part of the filling: what takes time is done first, what is written is written in one transaction. */
export interface Step {
  readonly prepare: (scene: Scene) => Promise<(clerk: Clerk) => void>;
}

export const SOUTH = 'South campus';
export const OPERATOR = 'operator@example.org';
export const APPROVER = 'approver@example.org';

/** Chance for one matter of one person: it does not depend on what else is thrown. */
export function diceFor({ seed }: Scene, matter: string, index = 0): Dice {
  return new Dice(`${seed}/${matter}/${index}`);
}

export function servicePointOf({ house, parts }: Scene, place: Place): string {
  const north = house.station().servicePointId;
  if (place === 'north') return north;
  return required(
    parts.store.all('service-point').find((point) => point.id !== north),
    'the second service point',
  ).id;
}

export function idOf(email: string, { parts }: Scene): string {
  return required(parts.store.people.byEmail(email), `the person ${email}`).id;
}

/** Somebody who holds that role at the place: one of the staff who work there by now, or the founder. */
export function oneOf(
  role: 'Operator' | 'Approver',
  place: Place,
  { scene, dice }: { readonly scene: Scene; readonly dice: Dice },
): string {
  const { people, memberships } = scene.parts.store;
  const colleagues = scene.people
    .filter((person) => person.desk?.place === place && person.roles.includes(role))
    .map((person) => people.byEmail(person.email)?.id)
    .filter((id) => id !== undefined && memberships.byPerson(id).some(({ state }) => state === 'enabled'));
  const founder = place === 'north' ? idOf(role === 'Operator' ? OPERATOR : APPROVER, scene) : undefined;
  return required(dice.pick([...(founder === undefined ? [] : [founder, founder, founder]), ...colleagues]), `an ${role}`);
}

/** When a person's story begins: its request, at some minute of a working day, never in the future. */
export function requestedAt(scene: Scene, { index, story }: PersonPlan): number {
  const dice = diceFor(scene, 'time', index);
  const [from, to] = ages[story];
  const days = dice.between(from, to);
  if (days < 2) return scene.nowMs - days * DAY_MS;
  const day = Math.floor((scene.nowMs - days * DAY_MS) / DAY_MS) * DAY_MS;
  return day + (7 * 60 + dice.below(9 * 60)) * MINUTE_MS;
}

/** Some time after an instant, but not after now. */
export function later(fromMs: number, days: number, { nowMs }: Scene): number {
  return Math.min(nowMs, fromMs + days * DAY_MS);
}

export function by(personId: string, place: Place, at: { readonly scene: Scene; readonly atMs: number }): By {
  return { personId, servicePointId: servicePointOf(at.scene, place), atMs: at.atMs };
}

export function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new TypeError(`demo: expected ${what}`);
  return value;
}
