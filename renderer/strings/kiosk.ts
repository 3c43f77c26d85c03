import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { kioskGerman } from './de/kiosk.ts';
import { kioskEnglish } from './en/kiosk/kiosk-english.ts';
import { kioskSwedish } from './sv/kiosk.ts';
import type { Language } from './languages.ts';

/** All words that a kiosk can show, in every language that it offers. */
export const kioskWords = { en: kioskEnglish, sv: kioskSwedish, de: kioskGerman } as const satisfies Record<Language, object>;

export const firstLanguage: Language = 'en';

export function startKioskStrings(): void {
  void i18next.use(initReactI18next).init({
    lng: firstLanguage,
    fallbackLng: false,
    resources: Object.fromEntries(Object.entries(kioskWords).map(([language, translation]) => [language, { translation }])),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** The page says its language, so that a screen reader speaks it. */
export function speak(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
