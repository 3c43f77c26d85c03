import i18next from 'i18next';
import type { FactView } from '../../core/actions/views.ts';
import { english } from '../../renderer/strings/english.ts';
import { sentence } from '../../renderer/widgets/sentence.ts';

const words = i18next.createInstance();
let say: ReturnType<typeof words.getFixedT> | undefined;

/** A fact as the journal's page says it, for what is read outside of the window. */
export function sentenceOf(fact: FactView): string {
  say ??= started();
  return sentence(fact, say);
}

function started(): NonNullable<typeof say> {
  void words.init({
    lng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words.getFixedT('en');
}
