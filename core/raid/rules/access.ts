import { addMonths, isFullDate } from '../partial-date.ts';
import { type RaidFailure, raidFailure } from '../raid-failure.ts';
import { EMBARGOED_ACCESS } from '../vocabularies.ts';
import type { Rule, RuleContext } from './context.ts';
import { codedRules, languageRules, textRules } from './values.ts';

const LONGEST_STATEMENT = 1000;
/** An embargo lasts at most so many calendar months from the day of registration, that day included (6.1). */
export const EMBARGO_MONTHS = 18;

/** The last day to which an embargo may be set. */
export function lastEmbargoDay({ registeredOn, asOf }: Pick<RuleContext, 'registeredOn' | 'asOf'>): string {
  return addMonths(registeredOn ?? asOf, EMBARGO_MONTHS);
}

export const accessBlock: Rule = ({ access }, context) => {
  const type = codedRules('access.type', access.type, { list: 'accessType', context });
  const { statement } = access;
  const language = statement === undefined ? [] : languageRules('access.statement', statement.language);
  if (access.type.id === EMBARGOED_ACCESS) return [...type, ...language, ...embargo(access, context)];
  const long = statement?.text === undefined ? [] : tooLong(statement.text);
  return [...type, ...language, ...long, ...(access.embargoExpiry ? expiryRules(access.embargoExpiry, context) : [])];
};

function tooLong(text: string): readonly RaidFailure[] {
  return text.length > LONGEST_STATEMENT
    ? [raidFailure('access.statement.text', 'tooLong', `at most ${LONGEST_STATEMENT} characters`)]
    : [];
}

interface Access {
  readonly statement?: { readonly text?: string | undefined } | undefined;
  readonly embargoExpiry?: string | undefined;
}

function embargo({ statement, embargoExpiry }: Access, context: RuleContext): readonly RaidFailure[] {
  const said =
    statement === undefined
      ? [raidFailure('access.statement', 'notSet', 'a sentence that says why the record is closed for a while')]
      : textRules('access.statement.text', statement.text, LONGEST_STATEMENT);
  if (embargoExpiry === undefined || embargoExpiry === '')
    return [...said, raidFailure('access.embargoExpiry', 'notSet', 'the day on which the embargo ends, YYYY-MM-DD')];
  return [...said, ...expiryRules(embargoExpiry, context)];
}

function expiryRules(expiry: string, context: RuleContext): readonly RaidFailure[] {
  if (!isFullDate(expiry)) return [raidFailure('access.embargoExpiry', 'invalidValue', 'a whole date, YYYY-MM-DD')];
  const last = lastEmbargoDay(context);
  return expiry > last ? [raidFailure('access.embargoExpiry', 'invalidValue', `a day not after ${last}`)] : [];
}
