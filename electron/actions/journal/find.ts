import { actions } from '../../../core/actions/all.ts';
import type { Handler } from '../handler.ts';
import { factView } from '../view/fact-view.ts';

/** The journal of this service point, newest first. `before` is the number to go on from. */
export const journalFind: Handler<'journal.find'> = (call, { store }) => {
  const { personId, cardId, actorId, action, text, before, limit } = call.input;
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
  };
  return {
    facts: store.facts.find(query).map((row) => factView(row.fact, store)),
    total: store.facts.last()?.n ?? 0,
    actions: Object.values(actions)
      .filter((row) => !row.reads)
      .map((row) => row.id),
  };
};
