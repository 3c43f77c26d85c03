import { isLanguageCode } from '../language-codes.ts';
import { endOf, firstDay, isPartialDate } from '../partial-date.ts';
import { type RaidFailure, raidFailure } from '../raid-failure.ts';
import { LANGUAGE } from '../schemes.ts';
import { type Vocabulary, vocabularies, type VocabularyName } from '../vocabularies.ts';
import type { RuleContext } from './context.ts';

interface Coded {
  readonly id: string;
  readonly schemaUri: string;
}

const lists = Object.values(vocabularies) as readonly Vocabulary[];

/** A coded value: of this list, in force, or retired and kept from the version before. */
export function codedRules(
  path: string,
  value: Coded,
  of: { readonly list: VocabularyName; readonly context: RuleContext },
): readonly RaidFailure[] {
  const list: Vocabulary = vocabularies[of.list];
  const { before } = of.context;
  return [...schemaRules(path, value.schemaUri, [list.schemaUri]), ...codeRules(path, value.id, { list, before })];
}

function codeRules(
  path: string,
  id: string,
  { list, before }: { readonly list: Vocabulary; readonly before: unknown },
): readonly RaidFailure[] {
  const own = list.values.find((value) => value.id === id);
  if (own !== undefined && (own.retired !== true || JSON.stringify(before ?? null).includes(JSON.stringify(id)))) return [];
  const elsewhere = own !== undefined || lists.some((other) => other.values.some((value) => value.id === id));
  return [raidFailure(`${path}.id`, elsewhere ? 'invalidValue' : 'notSet', `one of the values of ${list.schemaUri}`)];
}

export function schemaRules(path: string, schemaUri: string, allowed: readonly string[]): readonly RaidFailure[] {
  if (schemaUri.trim() === '') return [raidFailure(`${path}.schemaUri`, 'notSet', `one of: ${allowed.join(', ')}`)];
  if (allowed.includes(schemaUri)) return [];
  return [raidFailure(`${path}.schemaUri`, 'invalidValue', `one of: ${allowed.join(', ')}`)];
}

/** Text that must say something, of at most so many characters. */
export function textRules(path: string, value: string | undefined, longest = Number.POSITIVE_INFINITY): readonly RaidFailure[] {
  if (value === undefined || value.trim() === '') return [raidFailure(path, 'notSet', 'a text')];
  return value.length > longest ? [raidFailure(path, 'tooLong', `at most ${longest} characters`)] : [];
}

/** ISO 639-3; optional, and whole where it is there. */
export function languageRules(path: string, language: Coded | undefined): readonly RaidFailure[] {
  if (language === undefined) return [];
  const at = `${path}.language`;
  const code =
    language.id.trim() === ''
      ? [raidFailure(`${at}.id`, 'notSet', 'a language code of three letters, ISO 639-3')]
      : isLanguageCode(language.id)
        ? []
        : [raidFailure(`${at}.id`, 'invalidValue', 'a language code of three letters, ISO 639-3')];
  return [...code, ...schemaRules(at, language.schemaUri, [LANGUAGE])];
}

export interface Dated {
  readonly startDate: string;
  readonly endDate?: string | undefined;
}

/** What is said of a date that nobody can read. */
export const WANTED_DATE = 'a date as YYYY, YYYY-MM or YYYY-MM-DD';

/** A start that must be there, an end that may; both readable, the end not before the start. */
export function dateRules(path: string, { startDate, endDate }: Dated): readonly RaidFailure[] {
  const wanted = WANTED_DATE;
  const end = endOf(endDate);
  const start =
    startDate.trim() === ''
      ? [raidFailure(`${path}.startDate`, 'notSet', wanted)]
      : isPartialDate(startDate)
        ? []
        : [raidFailure(`${path}.startDate`, 'invalidValue', wanted)];
  if (end === undefined) return start;
  if (!isPartialDate(end)) return [...start, raidFailure(`${path}.endDate`, 'invalidValue', wanted)];
  if (start.length > 0 || firstDay(end) >= firstDay(startDate)) return start;
  return [raidFailure(`${path}.endDate`, 'invalidValue', 'an end that is not before the start')];
}
