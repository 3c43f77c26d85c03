import type { ActionId } from '../../../../core/actions/all.ts';
import type { Card, TemporaryCard } from '../../../../core/records/records.ts';
import { NEW_PIN, PIN } from '../path.ts';
import { atReader, type AtReader, putBlank, settled, takeOut } from './at-reader.ts';
import { message, NOTHING, type Step } from './step.ts';
import { READERS, type Walker } from './walker.ts';

const cardIn = (states: readonly Card['state'][]) => (walker: Walker) => walker.fitting('card', ({ state }) => states.includes(state));
const temporaryIn = (states: readonly TemporaryCard['state'][]) => (walker: Walker) =>
  walker.fitting('temporary-card', ({ state }) => states.includes(state));

const ofCard = (action: ActionId, weight: number, states: readonly Card['state'][]): Step =>
  message(action, weight, (walker) => ({ cardId: cardIn(states)(walker) }));
const ofTemporaryCard = (action: ActionId, weight: number, states: readonly TemporaryCard['state'][]): Step =>
  message(action, weight, (walker) => ({ temporaryCardId: temporaryIn(states)(walker) }));

const desk: readonly Step[] = [
  {
    name: 'a blank is put in',
    weight: 1.2,
    run: async (walker) => {
      const reader = walker.dice.pick(READERS);
      await putBlank(walker, reader);
      return undefined;
    },
  },
  {
    name: 'a card of the drawer is put in',
    weight: 2,
    run: async (walker) => {
      const reader = walker.dice.pick(READERS);
      const index = walker.dice.below(Math.max(1, walker.drawer.length));
      const [card] = walker.drawer.splice(index, 1);
      if (card === undefined) return undefined;
      takeOut(walker, reader);
      walker.station.readers.insert(reader, card);
      await settled(walker, reader);
      return undefined;
    },
  },
];

const encode = (walker: Walker, reader: string): object => (walker.dice.chance(0.7) ? { encode: { reader, newPin: PIN } } : {});
/** Now and then somebody who can sign in here, and so come with the card. */
const activePerson = (walker: Walker): string | undefined =>
  walker.dice.chance(0.25) ? walker.dice.pick(walker.callers).id : walker.fitting('person', ({ state }) => state === 'active');

/** The card of the reader, or now and then another one. */
const cardThere = (walker: Walker, { tile }: AtReader, states: readonly Card['state'][]): string | undefined =>
  walker.dice.chance(0.8) ? (tile?.cardId ?? cardIn(states)(walker)) : cardIn(states)(walker);
const temporaryThere = (walker: Walker, { tile }: AtReader, states: readonly TemporaryCard['state'][]): string | undefined =>
  walker.dice.chance(0.8) ? (tile?.temporaryCardId ?? temporaryIn(states)(walker)) : temporaryIn(states)(walker);

/** Rows 26 to 36 and 45 to 51, with blanks and cards going in and out of two readers. */
export const cardSteps: readonly Step[] = [
  ...desk,
  message('card.request', 8, (walker) => ({ personId: activePerson(walker), profileId: 'employee-p256' })),
  atReader('card.issue', 2, {
    blank: true,
    input: (walker, { reader }) => ({ cardId: walker.among('card', ({ state }) => state === 'approved' || state === 'failed'), reader }),
  }),
  atReader('card.activate', 6, {
    input: (walker, at) => ({
      cardId: cardThere(walker, at, ['issued']),
      identifierIds: [walker.fitting('identifier', ({ inUse }) => inUse)],
      photoCompared: true,
      receipt: 'signature',
      choose: { reader: at.reader, newPin: PIN },
    }),
  }),
  ofCard('card.deactivate', 6, ['active']),
  ofCard('card.reactivate', 6, ['inactive']),
  ofCard('card.lock', 1, ['active', 'inactive', 'issued']),
  atReader('card.change-pin', 1, {
    input: ({ dice }, { reader }) => ({ reader, oldPin: dice.pick([PIN, NEW_PIN]), newPin: dice.pick([PIN, NEW_PIN]) }),
  }),
  message('temporary-card.request', 1.5, ({ dice }) => ({ count: 1 + dice.below(3), profileId: 'employee-p256' })),
  atReader('temporary-card.issue', 1.6, {
    blank: true,
    input: (walker, { reader }) => ({ temporaryCardId: temporaryIn(['requested', 'failed'])(walker), reader }),
  }),
  atReader('temporary-card.assign', 4, {
    input: (walker, at) => ({
      temporaryCardId: temporaryThere(walker, at, ['unassigned']),
      personId: activePerson(walker),
      ...encode(walker, at.reader),
    }),
  }),
  atReader('temporary-card.extend', 2, {
    input: (walker, at) => ({ temporaryCardId: temporaryThere(walker, at, ['assigned']), ...encode(walker, at.reader) }),
  }),
  {
    name: 'temporary-card.withdraw',
    weight: 3,
    run: async (walker) => {
      const temporaryCardId = temporaryIn(['assigned', 'expired'])(walker);
      if (temporaryCardId === undefined) return NOTHING;
      const reply = await walker.ask('temporary-card.withdraw', { temporaryCardId });
      const output = reply.ok ? (reply.output as { readonly operationId?: string; readonly wipe?: string }) : {};
      if (output.wipe === 'started' && output.operationId !== undefined) await walker.station.ended(output.operationId);
      return reply;
    },
  },
  ofTemporaryCard('temporary-card.lock', 0.7, ['assigned', 'unassigned']),
  ofTemporaryCard('temporary-card.abort', 0.5, ['requested']),
  message('operation.discard', 1, (walker) => ({ operationId: walker.fitting('operation', ({ state }) => state === 'open') })),
  atReader('operation.finish', 0.5, {
    input: (walker, { reader }) => ({ operationId: walker.fitting('operation', ({ state }) => state === 'open'), reader }),
  }),
];
