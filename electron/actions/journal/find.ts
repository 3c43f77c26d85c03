import { type ActionId, actions } from '../../../core/actions/all.ts';
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

/** The journal of this service point, newest first. `before` is the number to go on from. */
export const journalFind: Handler<'journal.find'> = (call, { store }) => {
  const { personId, cardId, actorId, action, text, before, beforeEpoch, limit } = call.input;
  const servicePointIds = call.subject.servicePointId === undefined ? [] : [call.subject.servicePointId];
  const query = {
    servicePointIds,
    limit,
    ...(cardId === undefined ? {} : { subjectId: cardId }),
    ...(personId === undefined ? {} : { personId }),
    ...(actorId === undefined ? {} : { actor: actorId }),
    ...(action === undefined ? {} : { action }),
    ...(text === undefined || text === '' ? {} : { text }),
    ...(before === undefined ? {} : { before }),
    ...(beforeEpoch === undefined ? {} : { beforeEpoch }),
  };
  return {
    facts: store.facts.find(query).map((row) => factView(row.fact, store)),
    total: entriesIn(store),
    actions: [...recorded],
  };
};

/** Of every epoch: an epoch's last number is how many entries it has. */
function entriesIn({ facts }: Parts['store']): number {
  let total = 0;
  for (let epoch = facts.epoch(); epoch >= 0; epoch -= 1) total += facts.inEpoch(epoch).last()?.n ?? 0;
  return total;
}
