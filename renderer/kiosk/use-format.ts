import { useTranslation } from 'react-i18next';
import { type Language, locales } from '../strings/languages.ts';
import { zoneOf } from '../zone-of.ts';

export function useLanguage(): Language {
  return useTranslation().i18n.language as Language;
}

/** Days by the language that the holder chose, not by the computer's. */
export function useDay(): (iso: string) => string {
  const locale = locales[useLanguage()];
  return (iso) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: zoneOf(iso) }).format(new Date(iso));
}

/** Whole numbers, too. */
export function useNumber(): (value: number) => string {
  const format = new Intl.NumberFormat(locales[useLanguage()], { useGrouping: false });
  return (value) => format.format(value);
}

/** The time of day, in the same way. */
export function useTime(): (iso: string) => string {
  const format = new Intl.DateTimeFormat(locales[useLanguage()], { hour: '2-digit', minute: '2-digit' });
  return (iso) => format.format(new Date(iso));
}
