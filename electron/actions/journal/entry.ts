import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { factView } from '../view/fact-view.ts';

/** One entry with hash, signature and its path in the tree. */
export const journalEntry: Handler<'journal.entry'> = (call, { store, house }) => {
  const entry = house.journal.entry(call.input.n, call.input.epoch);
  if (entry === undefined) throw new Refusal('not-found');
  const { fact, body, hash, signature, inTree, proofText } = entry;
  const signedBy = store.get('station', fact.station)?.name ?? fact.station;
  return { view: factView(fact, store), body, hash, previous: fact.previous, signature, signedBy, inTree, proofText };
};
