import type { ActionOutput } from '../../../core/actions/all.ts';
import type { Card } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';

type Timeline = ActionOutput<'card.open'>['timeline'];

/** However long a card lives, so many facts about it are looked through. */
const MOST = 1000;

/**
 * Every state that a card came into, in order, as the journal has it; the record itself says when it was asked for, issued and first active, also
 * where another station did that.
 */
export function timelineOf(card: Card, store: StoreReader): Timeline {
  const points: Timeline = [];
  const facts = store.facts.find({ subjectId: card.id, limit: MOST }).toReversed();
  for (const { fact } of facts)
    for (const { record, id, set } of fact.changes)
      if (record === 'card' && id === card.id && typeof set['state'] === 'string' && set['state'] !== points.at(-1)?.state)
        points.push({ state: set['state'], at: fact.at });
  const known = { requested: card.createdAt, issued: card.issuedAt, active: card.activatedAt };
  for (const [state, at] of Object.entries(known)) {
    if (at === undefined) continue;
    const first = points.find((point) => point.state === state);
    if (first !== undefined) first.at = at;
    else if (state !== 'requested' || points.every((point) => point.at !== at)) points.push({ state, at });
  }
  return points.toSorted((left, right) => left.at.localeCompare(right.at));
}
