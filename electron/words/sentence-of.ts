import type { FactView } from '../../core/actions/views.ts';
import { sentence } from '../../renderer/widgets/sentence.ts';
import { englishWords } from './english-words.ts';

/** A fact as the journal's page says it, for what is read outside of the window. */
export function sentenceOf(fact: FactView): string {
  return sentence(fact, englishWords());
}
