import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { factView } from '../view/fact-view.ts';
import { heldAbout } from './held-about.ts';

const WINDOW = 500;

/** What is held, with the first window of their journal; the page makes sentences and one file of it, and the station keeps none. */
export const personExport: Handler<'person.export'> = (call, parts) => {
  const { store } = parts;
  const person = required(call.subject.person, 'the person');
  const { before } = call.input;
  const position = before === undefined ? {} : { before: before.n, beforeEpoch: before.epoch ?? store.facts.epoch() };
  const found = store.facts.find({ personId: person.id, limit: WINDOW, ...position });
  const facts = found.map(({ fact }) => factView(fact, store));
  const last = found.length < WINDOW ? undefined : found.at(-1)?.fact;
  const next = last === undefined ? {} : { next: { n: last.n, epoch: last.epoch } };
  if (before !== undefined) return { facts, ...next };
  const held = canonicalJson(heldAbout(person, parts));
  store.transact((writer) => writer.append(factOf(call, 'person.export', { note: { number: person.number }, changes: [] })));
  return { held, facts, ...next };
};
