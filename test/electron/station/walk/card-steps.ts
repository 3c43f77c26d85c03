import type { ActionId } from '../../../../core/actions/all.ts';
import type { ReaderTile } from '../../../../core/actions/views.ts';
import type { Card, TemporaryCard } from '../../../../core/records/records.ts';
import { blankCard, NEW_PIN, PIN } from '../path.ts';
import { message, NOTHING, type Step } from './step.ts';
import { READERS, type Walker } from './walker.ts';

const UNSETTLED = ['looking', 'busy'];

/** The reader once the station has looked at what lies in it; only somebody at a desk is told of the readers. */
async function settled({ station }: Walker, reader: string): Promise<void> {
  if ((await station.refusal('reader.list', {})) !== undefined) return;
  await station.tile(reader, ({ contents }) => !UNSETTLED.includes(contents));
}

const cardIn = (states: readonly Card['state'][]) => (walker: Walker) => walker.fitting('card', ({ state }) => states.includes(state));
const temporaryIn = (states: readonly TemporaryCard['state'][]) => (walker: Walker) =>
  walker.fitting('temporary-card', ({ state }) => states.includes(state));

const ofCard = (action: ActionId, weight: number, states: readonly Card['state'][]): Step =>
  message(action, weight, (walker) => ({ cardId: cardIn(states)(walker) }));
const ofTemporaryCard = (action: ActionId, weight: number, states: readonly TemporaryCard['state'][]): Step =>
  message(action, weight, (walker) => ({ temporaryCardId: temporaryIn(states)(walker) }));

interface AtReader {
  readonly reader: string;
  /** What of ours lies there, as whoever works at a desk is told. */
  readonly tile: ReaderTile | undefined;
}

/** A message that sets a reader to work, and the end of that work; mostly with a blank where one is needed. */
function atReader(
  action: ActionId,
  weight: number,
  { input, blank = false }: { readonly input: (walker: Walker, at: AtReader) => object | undefined; readonly blank?: boolean },
): Step {
  return {
    name: action,
    weight,
    run: async (walker) => {
      const reader = walker.dice.pick(READERS);
      if (blank && walker.dice.chance(0.7)) await putBlank(walker, reader);
      const made = input(walker, { reader, tile: await tileOf(walker, reader) });
      if (made === undefined) return undefined;
      const reply = await walker.ask(action, made);
      const operationId = reply.ok ? (reply.output as { readonly operationId?: string }).operationId : undefined;
      if (operationId !== undefined) await walker.station.ended(operationId);
      await settled(walker, reader);
      return reply;
    },
  };
}

async function tileOf(walker: Walker, reader: string): Promise<ReaderTile | undefined> {
  const reply = await walker.ask('reader.list', {});
  return reply.ok ? (reply.output as { readonly readers: readonly ReaderTile[] }).readers.find(({ name }) => name === reader) : undefined;
}

function takeOut(walker: Walker, reader: string): void {
  const out = walker.station.readers.remove(reader);
  if (out !== undefined) walker.drawer.push(out as (typeof walker.drawer)[number]);
}

async function putBlank(walker: Walker, reader: string): Promise<void> {
  const tile = await tileOf(walker, reader);
  if (tile?.contents === 'blank') return;
  takeOut(walker, reader);
  walker.station.readers.insert(reader, await blankCard());
  await settled(walker, reader);
}

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
const activePerson = (walker: Walker): string | undefined => walker.fitting('person', ({ state }) => state === 'active');

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
  atReader('card.unblock-pin', 1, { input: (_walker, { reader }) => ({ reader, newPin: NEW_PIN }) }),
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
