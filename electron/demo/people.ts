import type { Dice } from './dice.ts';
import type { Drawn } from './faces/look.ts';
import { addressOf, familyNames, givenNames, alwaysThere, phoneRanges, titles, units } from './names.ts';
import { isEntry, type Story, stories } from './stories.ts';

export type Place = 'north' | 'south';

export interface PersonPlan {
  /** Place in the plan, from 0. */
  readonly index: number;
  readonly drawn: Drawn;
  readonly name: string;
  readonly sortName: string;
  readonly email: string;
  readonly phone?: string;
  readonly title: string;
  readonly unit: string;
  /** Where the records of the person are kept. */
  readonly place: Place;
  readonly story: Story;
  /** Roles beyond those that everybody is given. */
  readonly roles: readonly string[];
  /** Of staff: the desk where they work; their own records are kept at the first service point, where they were entered. */
  readonly desk?: { readonly place: Place; readonly role: 'service-point-user' | 'service-point-admin' };
}

export const PEOPLE = 500;

type Post = Pick<PersonPlan, 'place' | 'title' | 'roles' | 'desk'>;
const post = (place: Place, title: string, roles: readonly string[]): Post => ({
  place: 'north',
  title,
  roles,
  desk: { place, role: 'service-point-user' },
});

/** Who works at the desks beside the two founders; together they hold every role of the first family. */
const staff: readonly Post[] = [
  { ...post('south', 'Head of the card desk', ['Operator']), desk: { place: 'south', role: 'service-point-admin' } },
  post('south', 'Card desk', ['Operator']),
  post('south', 'Human resources', ['Approver']),
  post('south', 'Human resources', ['Approver']),
  post('south', 'Mobile services', ['Mobile ID manager', 'Virtual smart card manager']),
  post('north', 'Card desk', ['Operator']),
  post('north', 'Card desk', ['Operator']),
  post('north', 'Human resources', ['Approver']),
  post('north', 'Mobile services', ['Mobile ID manager']),
  post('north', 'Computing centre', ['Virtual smart card manager']),
  post('north', 'Help desk', ['Help desk']),
  post('north', 'Internal audit', ['Auditor']),
];
const SELF_SERVICE = ['Mobile ID self-service user', 'Virtual smart card self-service user'] as const;
const WITH_SELF_SERVICE = 24;
const SOUTH_SHARE = 0.26;

/** Everybody of the demo beside its founders, staff first. The same dice give the same people. */
export function planPeople(dice: Dice): readonly PersonPlan[] {
  const taken = new Set<string>(['operator@example.org', 'approver@example.org']);
  const told = tellStories(dice.for('stories'));
  return Array.from({ length: PEOPLE }, (_, index) => {
    const own = dice.for(`person ${index}`);
    const somebody = nameOf(index, own, taken);
    const phone = own.chance(0.85) ? phoneNumber(own) : undefined;
    const plain: Post = {
      place: own.chance(SOUTH_SHARE) ? 'south' : 'north',
      title: own.pick(titles),
      roles: selfServiceRoles(index, own),
    };
    const at = staff[index] ?? plain;
    const story = told[index] ?? 'no-card';
    // Entries that wait for an approval are all made at the first service point, where the founders are.
    const place = isEntry(story) ? 'north' : at.place;
    return { index, ...somebody, ...(phone === undefined ? {} : { phone }), unit: own.pick(units), ...at, place, story };
  });
}

/** Staff carry active cards; the others' stories are shuffled. */
function tellStories(dice: Dice): readonly Story[] {
  const all = Object.entries(stories).flatMap(([story, count]) => Array.from({ length: count }, () => story as Story));
  const ofStaff = staff.map((): Story => 'active');
  const others = all.filter((story) => story !== 'active');
  const rest = [...others, ...Array.from({ length: stories.active - staff.length }, (): Story => 'active')];
  const nobody = Array.from({ length: PEOPLE - staff.length - rest.length }, (): Story => 'no-card');
  return [...ofStaff, ...dice.shuffled([...rest, ...nobody])];
}

function selfServiceRoles(index: number, dice: Dice): readonly string[] {
  return index < staff.length + WITH_SELF_SERVICE ? [dice.pick(SELF_SERVICE)] : [];
}

type Named = Pick<PersonPlan, 'drawn' | 'name' | 'sortName' | 'email'>;

function nameOf(index: number, dice: Dice, taken: Set<string>): Named {
  const other = alwaysThere[index - staff.length - WITH_SELF_SERVICE];
  if (other !== undefined) {
    const { drawn, given, family, passport } = other;
    return { drawn, name: `${given} ${family}`, sortName: `${family} ${given}`, email: freeAddress(passport, taken) };
  }
  const drawn = dice.chance(0.5) ? 'she' : 'he';
  const given = dice.pick(givenNames[drawn]);
  const family = dice.pick(familyNames);
  return { drawn, name: `${given} ${family}`, sortName: `${family} ${given}`, email: freeAddress(`${given} ${family}`, taken) };
}

/** `given.family@example.org`, with a number where somebody has that already. */
function freeAddress(name: string, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const email = `${addressOf(name)}${count === 1 ? '' : count}@example.org`;
    if (taken.has(email)) continue;
    taken.add(email);
    return email;
  }
}

function phoneNumber(dice: Dice): string {
  const range = dice.pick(phoneRanges);
  const digits = range.startsWith('+1 ') || range.startsWith('+33') ? 2 : 3;
  return `${range}${String(dice.below(10 ** digits)).padStart(digits, '0')}`;
}
