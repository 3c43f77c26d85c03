import i18next, { type TFunction } from 'i18next';
import { english } from '../../renderer/strings/english.ts';

const words = i18next.createInstance();
let say: TFunction | undefined;

/** The words of the pages, outside of the window. */
export function englishWords(): TFunction {
  say ??= started();
  return say;
}

function started(): TFunction {
  void words.init({
    lng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return words.getFixedT('en');
}
