import type { TFunction } from 'i18next';
import type { ActionOutput } from '../../core/actions/all.ts';
import { call } from '../bridge.ts';
import { saveText } from './save-text.ts';
import { sentence } from './sentence.ts';

/** Everything held about a person as one JSON file, their journal in sentences, oldest first. */
export async function savePerson({ id, number }: { readonly id: string; readonly number: string }, t: TFunction): Promise<void> {
  const journal: { at: string; n: number; epoch?: number; sentence: string }[] = [];
  let held = '{}';
  for (let before: ActionOutput<'person.export'>['next']; ; ) {
    const part = await call('person.export', { personId: id, ...(before === undefined ? {} : { before }) });
    held = part.held ?? held;
    for (const fact of part.facts) {
      const { at, n, epoch } = fact;
      journal.push({ at, n, ...(epoch === undefined ? {} : { epoch }), sentence: sentence(fact, t) });
    }
    before = part.next;
    if (before === undefined) break;
  }
  const text = JSON.stringify({ ...(JSON.parse(held) as object), journal: journal.toReversed() }, undefined, 2);
  saveText({ fileName: `person-${number}.json`, text });
}
