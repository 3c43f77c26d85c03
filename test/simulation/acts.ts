import type { Change, FactDraft } from '../../core/facts/draft.ts';
import { cardLifecycle, type CardEvent } from '../../core/lifecycles/card.ts';
import { next } from '../../core/lifecycles/lifecycle.ts';
import type { Card } from '../../core/records/records.ts';
import { LEASE_GIVEN_BACK, LEASE_TAKEN } from '../../core/sync/lease.ts';
import type { Dice } from './dice.ts';
import type { SimStation } from './sim-station.ts';

const AT = '2031-05-04T08:00:00.000Z';
/** Longer than a simulation, and the time of some hundred steps. */
export const LONG_LEASE_DAYS = 30;
const SHORT_LEASE_DAYS = 0.002;
/** So few that two stations meet at one of them soon. */
const NEWEST = 40;
const TRIES = 4;
type Write = (station: SimStation, dice: Dice) => void;

export function append(
  station: SimStation,
  draft: Omit<FactDraft, 'who' | 'servicePoint'>,
  before?: (writer: Parameters<Parameters<SimStation['store']['transact']>[0]>[0]) => void,
): void {
  const { servicePoint, organisation } = station.parts;
  const { operator } = organisation;
  station.store.transact((writer) => {
    before?.(writer);
    writer.append({ ...draft, who: { person: operator }, servicePoint });
  });
}

/** A number of this station's own block. */
function numberOf(station: SimStation): number {
  station.numbers += 1;
  return Number.parseInt(station.id.slice(0, 5), 16) * 10_000 + station.numbers;
}

export const makePerson: Write = (station, dice) => {
  const { organisation } = station.parts;
  const [id, dataKeyId] = [dice.id(), dice.id()];
  organisation.dataKeys.set(dataKeyId, dice.bytes(32));
  organisation.people.push(id);
  // Sometimes the same address at two desks.
  const name = `Person ${dice.chance(0.03) ? 'Same' : id.slice(0, 8)}`;
  const email = `${name.replaceAll(' ', '.').toLowerCase()}@example.org`;
  const person = {
    id,
    servicePointId: station.parts.servicePoint,
    number: `P-${numberOf(station)}`,
    state: 'active' as const,
    name,
    sortName: name,
    email,
    dataKeyId,
    createdAt: AT,
  };
  append(
    station,
    {
      kind: 'intent',
      action: 'person.create',
      subject: { kind: 'person', id },
      changes: [
        { record: 'person', id, set: person },
        { record: 'account', id, set: { personId: id, roles: ['Self-service user'], registryOperator: false } },
      ],
    },
    (writer) => station.putKey(writer, { id: dataKeyId, person: id, point: station.parts.servicePoint }),
  );
};

/** One of those who were entered last, wherever that was, if this station knows of an active one of its service point. */
function somebody(station: SimStation, dice: Dice): string | undefined {
  const newest = station.parts.organisation.people.slice(-NEWEST);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const id = dice.pick(newest);
    if (id !== undefined && isTheirs(station, id)) return id;
  }
  return undefined;
}

/** Whether this station knows of an active person of its service point. */
export function isTheirs(station: SimStation, id: string): boolean {
  const person = station.store.get('person', id);
  return person?.state === 'active' && person.servicePointId === station.parts.servicePoint;
}

const editPerson: Write = (station, dice) => {
  const id = somebody(station, dice);
  if (id === undefined) return makePerson(station, dice);
  editOf(station, id, someUnit(dice));
};

export const someUnit = (dice: Dice): string => `Unit ${dice.below(5)}`;

export function editOf(station: SimStation, id: string, unit: string): void {
  append(station, {
    kind: 'intent',
    action: 'person.edit',
    subject: { kind: 'person', id },
    // What it knew of is told by what it saw, whatever its numbers say; what it set is sealed in the fact.
    note: { saw: station.store.get('person', id)?.unit ?? '', set: unit },
    changes: [{ record: 'person', id, set: { unit } }],
  });
}

const lockPerson: Write = (station, dice) => {
  const id = somebody(station, dice);
  if (id === undefined || !dice.chance(0.2)) return editPerson(station, dice);
  append(station, {
    kind: 'intent',
    action: 'person.lock',
    subject: { kind: 'person', id },
    changes: [{ record: 'person', id, set: { state: 'locked' } }],
  });
};

const moveSomebody: Write = (station, dice) => {
  const id = somebody(station, dice);
  if (id === undefined) return makePerson(station, dice);
  movePerson(station, dice, id);
};

/** Row 5, as the program does it: cards go along, and the data key is wrapped anew, to the new home's key. */
export function movePerson(station: SimStation, dice: Dice, id: string): void {
  const { organisation, servicePoint } = station.parts;
  const to = organisation.points.find((point) => point !== servicePoint) ?? servicePoint;
  const key = organisation.dataKeys.get(station.store.get('person', id)?.dataKeyId ?? '');
  if (key === undefined) throw new RangeError(`no data key of ${id}`);
  const dataKeyId = dice.id();
  organisation.dataKeys.set(dataKeyId, key);
  const cards = station.store.cards.byPerson(id).map((card): Change => ({ record: 'card', id: card.id, set: { servicePointId: to } }));
  append(
    station,
    {
      kind: 'intent',
      action: 'person.edit',
      subject: { kind: 'person', id },
      changes: [{ record: 'person', id, set: { servicePointId: to, dataKeyId } }, ...cards],
    },
    (writer) => station.putKey(writer, { id: dataKeyId, person: id, point: to }),
  );
}

const makeCard: Write = (station, dice) => {
  const personId = somebody(station, dice);
  if (personId === undefined) return makePerson(station, dice);
  makeCardOf(station, dice, personId);
};

export function makeCardOf(station: SimStation, dice: Dice, personId: string): string {
  const id = dice.id();
  const { servicePoint: servicePointId } = station.parts;
  const card = {
    id,
    servicePointId,
    personId,
    number: numberOf(station),
    profileId: 'employee',
    state: 'approved' as const,
    createdAt: AT,
  };
  append(station, { kind: 'intent', action: 'card.request', subject: { kind: 'card', id }, changes: [{ record: 'card', id, set: card }] });
  return id;
}

interface CardAct {
  readonly event: CardEvent;
  readonly action: string;
  readonly kind: FactDraft['kind'];
  readonly set: (dice: Dice) => Partial<Card>;
}

const cardActs: readonly CardAct[] = [
  {
    event: 'issue',
    action: 'card.issued',
    kind: 'observation',
    set: (dice) => ({ chip: `serial:${dice.id().slice(0, 8)}`, issuedAt: AT }),
  },
  { event: 'activate', action: 'card.activate', kind: 'intent', set: () => ({ activatedAt: AT }) },
  { event: 'deactivate', action: 'card.deactivate', kind: 'intent', set: () => ({}) },
  { event: 'reactivate', action: 'card.reactivate', kind: 'intent', set: () => ({}) },
  { event: 'lock', action: 'card.lock', kind: 'intent', set: () => ({}) },
];

/** A step of some card's life that is possible as this station sees it. */
const actOnCard: Write = (station, dice) => {
  const personId = somebody(station, dice);
  const card = dice.pick(personId === undefined ? [] : station.store.cards.byPerson(personId));
  const act = dice.pick(cardActs);
  if (card === undefined || act === undefined) return makeCard(station, dice);
  const step = next(cardLifecycle, card.state, act.event);
  if (!step.ok) return;
  const fence = act.event === 'issue' ? fenceFor(card.id, station, dice) : {};
  if (fence === undefined) return;
  const set = { state: step.to, ...act.set(dice) };
  append(station, {
    kind: act.kind,
    action: act.action,
    subject: { kind: 'card', id: card.id },
    note: fence,
    changes: [{ record: 'card', id: card.id, set }],
  });
};

/** What the issuing of that card names; undefined where this station asks for the lease first. Now and then one issues without. */
function fenceFor(id: string, station: SimStation, dice: Dice): NonNullable<FactDraft['note']> | undefined {
  const held = station.store.feed.lease(id);
  const own = held?.station === station.id && held.endsMs > station.now();
  if (own || dice.chance(0.15)) return held?.ownFence === undefined ? {} : { fence: held.ownFence };
  const back = held?.station === station.id && dice.chance(0.3);
  const note: NonNullable<FactDraft['note']> = back ? {} : { days: dice.chance(0.5) ? LONG_LEASE_DAYS : SHORT_LEASE_DAYS };
  append(station, { kind: 'intent', action: back ? LEASE_GIVEN_BACK : LEASE_TAKEN, subject: { kind: 'card', id }, note, changes: [] });
  return undefined;
}

const acts: readonly (readonly [weight: number, act: Write])[] = [
  [2, makePerson],
  [4, editPerson],
  [1, lockPerson],
  [1, moveSomebody],
  [3, makeCard],
  [8, actOnCard],
];

/** Something that somebody does at that station. */
export function act(station: SimStation, dice: Dice): void {
  let at = dice.below(acts.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, write] of acts) {
    if (at < weight) return write(station, dice);
    at -= weight;
  }
}
