import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { Person } from '../../../core/records/records.ts';
import { type Handler, type Parts, factOf, required } from '../handler.ts';
import { takeOut } from '../take-out.ts';
import { factView } from '../view/fact-view.ts';
import { heldAbout } from './held-about.ts';

const WINDOW = 500;

/** What is held, and the person's part of the journal in sentences, newest first, as one JSON file. */
export const personExport: Handler<'person.export'> = async (call, parts) => {
  const person = required(call.subject.person, 'the person');
  async function* json(): AsyncGenerator<string, void, void> {
    const note = { number: person.number };
    const held = canonicalJson(heldAbout(person, parts));
    const sentences = journalOf(person, parts);
    parts.store.transact((writer) => writer.append(factOf(call, 'person.export', { note, changes: [] })));
    yield `${held.slice(0, -1)},"journal":[\n`;
    yield* sentences;
    yield ']}\n';
  }
  return takeOut({ fileName: `person-${person.number}.json`, parts: json() }, parts);
};

async function* journalOf({ id: personId }: Person, { store }: Pick<Parts, 'store'>): AsyncGenerator<string, void, void> {
  const { sentenceOf } = await import('../../words/sentence-of.ts');
  let position: { readonly before: number; readonly beforeEpoch: number } | undefined;
  do {
    const found = store.facts.find({ personId, limit: WINDOW, ...position });
    const lines = found.map(({ fact }) =>
      canonicalJson({ at: fact.at, n: fact.n, epoch: fact.epoch, sentence: sentenceOf(factView(fact, store)) }),
    );
    if (lines.length > 0) yield `${position === undefined ? '' : ',\n'}${lines.join(',\n')}`;
    const last = found.length < WINDOW ? undefined : found.at(-1)?.fact;
    position = last === undefined ? undefined : { before: last.n, beforeEpoch: last.epoch };
  } while (position !== undefined);
}
