import { type Language, languages } from '../../core/records/language.ts';

export { type Language, languages };
/** Each is named in itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', sv: 'Svenska', de: 'Deutsch' };
/** By which days and numbers are written. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', sv: 'sv-SE', de: 'de-DE' };

/** The same keys as the English words, down to the last. */
export type Translated<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Translated<Words[Key]> };
