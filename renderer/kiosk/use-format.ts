import { useTranslation } from 'react-i18next';
import { type Language, locales } from '../strings/languages.ts';

/** Days by the language that the holder chose, not by the computer's. */
export function useDay(): (iso: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(locales[i18n.language as Language], { day: 'numeric', month: 'long', year: 'numeric' });
  return (iso) => format.format(new Date(iso));
}

/** Whole numbers, too. */
export function useNumber(): (value: number) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(locales[i18n.language as Language], { useGrouping: false });
  return (value) => format.format(value);
}

/** The time of day, in the same way. */
export function useTime(): (iso: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(locales[i18n.language as Language], { hour: '2-digit', minute: '2-digit' });
  return (iso) => format.format(new Date(iso));
}
