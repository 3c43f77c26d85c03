import { type ActionId, actions } from '../../../core/actions/all.ts';
import type { journalKinds } from '../../../core/actions/journal/find.ts';
import type { FactQuery } from '../../store/finders/fact-finders.ts';
import type { Handler, Parts } from '../handler.ts';
import { factView } from '../view/fact-view.ts';

/** What else the journal records: denials, what became of an issue, and what the station does by itself. */
const besides = [
  'action.denied',
  'station.restored',
  'station.repaired',
  'authority.settled',
  'card.issued',
  'card.step-done',
  'card.failed',
  'card.discarded',
] as const;
const unrecorded: readonly ActionId[] = [
  'station.first-start',
  'station.join-request',
  'station.join',
  'station.take-backup',
  'station.restore',
  'station.repair',
  'session.lock',
  'session.unlock',
];

const recorded: readonly string[] = Object.values(actions)
  .filter((row) => !row.reads && !unrecorded.includes(row.id as ActionId))
  .map((row): string => row.id)
  .concat(besides)
  .sort();

/** Beginnings of the actions of a kind. */
export const beginnings: Readonly<Record<(typeof journalKinds)[number], readonly string[]>> = {
  person: ['person.', 'self.', 'membership.', 'access-request.'],
  card: ['card.', 'virtual-smart-card.', 'mobile-id.', 'letter.', 'operation.', 'remote-unblock.'],
  'temporary-card': ['temporary-card.'],
  request: ['request.'],
  batch: ['batch.'],
  station: [
    'station.',
    'session.',
    'option.',
    'authority.',
    'backup.',
    'mail.',
    'token-module.',
    'reader.',
    'role.',
    'reason.',
    'identifier.',
  ],
  denied: ['action.denied'],
};

/** The journal of this service point, newest first, in windows. */
export const journalFind: Handler<'journal.find'> = (call, { store }) => {
  const { personId, cardId, actorId, action, states, text, after, limit, sort = { by: 'n', down: true } } = call.input;
  const servicePointIds = call.subject.servicePointId === undefined ? [] : [call.subject.servicePointId];
  const query = {
    servicePointIds,
    limit,
    ...(cardId === undefined ? {} : { subjectId: cardId }),
    ...(personId === undefined ? {} : { personId }),
    ...(actorId === undefined ? {} : { actor: actorId }),
    ...(action === undefined ? {} : { action }),
    ...(text === undefined || text === '' ? {} : { text }),
    ...(states === undefined ? {} : { beginnings: states.flatMap((kind) => beginnings[kind]) }),
    ...behind(after, sort.down),
  };
  const found = store.facts.find(query);
  const last = found.length < limit ? undefined : found.at(-1)?.fact;
  return {
    facts: found.map((row) => factView(row.fact, store)),
    total: entriesIn(store),
    ...(last === undefined ? {} : { next: `${last.epoch}.${last.n}` }),
    actions: [...recorded],
  };
};

/** Where a window begins: behind the last entry of the one before, up or down. */
export function behind(after: string | undefined, down: boolean): Pick<FactQuery, 'before' | 'beforeEpoch' | 'oldestFirst'> {
  const [epoch, n] = after?.split('.').map(Number) ?? [];
  const order = down ? {} : { oldestFirst: true as const };
  return epoch === undefined || n === undefined ? order : { ...order, before: n, beforeEpoch: epoch };
}

/** Of every epoch: an epoch's last number is how many entries it has. */
function entriesIn({ facts }: Parts['store']): number {
  let total = 0;
  for (let epoch = facts.epoch(); epoch >= 0; epoch -= 1) total += facts.inEpoch(epoch).last()?.n ?? 0;
  return total;
}
