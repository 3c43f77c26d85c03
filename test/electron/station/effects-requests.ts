import { cardWaits } from './effects-cards.ts';
import { entryWaits } from './effects-people.ts';
import { asApprover, type Scene, withOption } from './effects-scenes.ts';
import { besides } from './effects-watch.ts';
import { cardInForce, MORE_ROLES, newPerson, wholePerson } from './effects-world.ts';
import { aReason, type PeopleWorld } from './people-world.ts';

const aRequest = (id: string) => ({ kind: 'request', id }) as const;

type Decision = 'request.approve' | 'request.reject' | 'request.postpone';

const decide = ({ station }: PeopleWorld, action: Decision, requestId: string): Promise<readonly string[]> =>
  asApprover(station, () =>
    besides(station, aRequest(requestId), () =>
      action === 'request.reject' ? station.call(action, { requestId, reason: 'Not needed' }) : station.call(action, { requestId }),
    ),
  );

const abort = ({ station }: PeopleWorld, requestId: string) =>
  besides(station, aRequest(requestId), () => station.call('request.abort', { requestId }));

/** What an approval carries out: the record's own event. Entries are approved among the events of people. */
export interface Carried {
  readonly thing: 'person' | 'card';
  readonly event: string;
  /** The record's new state; nothing where it keeps the one it has. */
  readonly shows: readonly string[];
  /** Makes the request; gives its id. */
  readonly ask: (world: PeopleWorld) => Promise<string>;
}

async function stateAsked(world: PeopleWorld, event: 'deactivate' | 'lock'): Promise<string> {
  const { station } = world;
  const personId = await wholePerson(world);
  const type = event === 'lock' ? 'locking' : 'deactivation';
  const reasonId = await aReason(station, type);
  const ask = () => station.call(`person.${event}`, { personId, reasonId });
  return (await withOption(station, [`users-${type}-approval`, true], ask)).requestId ?? '';
}

async function cardAsked(world: PeopleWorld, event: 'deactivate' | 'lock'): Promise<string> {
  const { station } = world;
  const { cardId } = await cardInForce(world);
  const option = event === 'lock' ? 'cards-locking-approval' : 'cards-deactivation-approval';
  return (await withOption(station, [option, true], () => station.call(`card.${event}`, { cardId }))).requestId ?? '';
}

async function rolesAsked(world: PeopleWorld): Promise<string> {
  const personId = await newPerson(world);
  return (await world.station.call('person.edit-roles', { personId, roles: MORE_ROLES })).requestId ?? '';
}

export const carried: readonly Carried[] = [
  { thing: 'person', event: 'edit-roles', shows: [], ask: rolesAsked },
  { thing: 'card', event: 'approve', shows: ['card approved'], ask: async (world) => (await cardWaits(world)).requestId },
  { thing: 'card', event: 'deactivate', shows: ['card inactive'], ask: (world) => cardAsked(world, 'deactivate') },
  { thing: 'card', event: 'lock', shows: ['card locked'], ask: (world) => cardAsked(world, 'lock') },
  { thing: 'person', event: 'deactivate', shows: ['person inactive'], ask: (world) => stateAsked(world, 'deactivate') },
  { thing: 'person', event: 'lock', shows: ['person locked'], ask: (world) => stateAsked(world, 'lock') },
];

export const approvedOf = async (world: PeopleWorld, { ask }: Carried) => decide(world, 'request.approve', await ask(world));

export const requestScenes: readonly Scene[] = [
  { event: 'reject', how: 'of a card', bring: async (world) => decide(world, 'request.reject', (await cardWaits(world)).requestId) },
  { event: 'reject', how: 'of an entry', bring: async (world) => decide(world, 'request.reject', (await entryWaits(world)).requestId) },
  { event: 'postpone', bring: async (world) => decide(world, 'request.postpone', (await cardWaits(world)).requestId) },
  { event: 'abort', how: 'of a card', bring: async (world) => abort(world, (await cardWaits(world)).requestId) },
  { event: 'abort', how: 'of an entry', bring: async (world) => abort(world, (await entryWaits(world)).requestId) },
];
