import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { actions } from './en/actions.ts';
import { failures } from './en/failures.ts';
import { frame } from './en/frame.ts';
import { refusals } from './en/refusals.ts';
import { states } from './en/states.ts';

/** All words of the screens, one file per page; another language is another folder with the same files. */
export const english = { frame, failures, refusals, states, actions } as const;

export function startStrings(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}
