import { type RaidFailure, raidFailure } from '../raid-failure.ts';
import type { RaidMetadata } from '../metadata.ts';
import { PRIMARY_DESCRIPTION, PRIMARY_TITLE } from '../vocabularies.ts';
import type { Rule, RuleContext } from './context.ts';
import { overlapping } from './spans.ts';
import { codedRules, dateRules, languageRules, textRules } from './values.ts';

const LONGEST_TITLE = 100;
const LONGEST_DESCRIPTION = 1000;

export const dateBlock: Rule = ({ date }) => dateRules('date', date);

export const titleBlock: Rule = (record, context) => {
  const { title: titles } = record;
  const each = titles.flatMap((title, index) => {
    const path = `title[${index}]`;
    return [
      ...textRules(`${path}.text`, title.text, LONGEST_TITLE),
      ...codedRules(`${path}.type`, title.type, { list: 'titleType', context }),
      ...languageRules(path, title.language),
      ...dateRules(path, title),
    ];
  });
  if (!titles.some((title) => title.type.id === PRIMARY_TITLE))
    return [...each, raidFailure('title.type', 'missingPrimaryTitle', 'at least one primary title')];
  const copies = copiesOf(titles);
  return [
    ...each,
    ...copies.map((index) => raidFailure(`title[${index}]`, 'duplicateValue', 'each title once')),
    ...primaryAtOnce(titles, copies, context),
    ...changedTypes(titles, context),
  ];
};

type Titles = RaidMetadata['title'];

/** Indexes of titles that stand there already, word for word. */
function copiesOf(titles: Titles): readonly number[] {
  const texts = titles.map((title) => JSON.stringify([title.text, title.type.id, title.startDate, title.endDate, title.language?.id]));
  return texts.flatMap((text, index) => (texts.indexOf(text) < index ? [index] : []));
}

function primaryAtOnce(titles: Titles, copies: readonly number[], { asOf }: RuleContext): readonly RaidFailure[] {
  const primary = titles.flatMap((title, index) => (title.type.id === PRIMARY_TITLE && !copies.includes(index) ? [{ title, index }] : []));
  const clashing = overlapping(
    primary.map(({ title }) => title),
    { mayTouch: true, openEnd: asOf },
  );
  return clashing.map((at) =>
    raidFailure(`title[${primary[at]?.index ?? at}].startDate`, 'invalidValue', 'a start after the primary title before has ended'),
  );
}

/** An old title keeps its type; it gets an end. */
function changedTypes(titles: Titles, { before }: RuleContext): readonly RaidFailure[] {
  return titles.flatMap((title, index) => {
    const same = (before?.title ?? []).filter((old) => old.text === title.text && old.startDate === title.startDate);
    const kept = same.length === 0 || same.some((old) => old.type.id === title.type.id);
    return kept ? [] : [raidFailure(`title[${index}].type.id`, 'disallowedChange', 'the type that this title had')];
  });
}

export const descriptionBlock: Rule = ({ description = [] }, context) => {
  const each = description.flatMap((entry, index) => {
    const path = `description[${index}]`;
    return [
      ...textRules(`${path}.text`, entry.text, LONGEST_DESCRIPTION),
      ...codedRules(`${path}.type`, entry.type, { list: 'descriptionType', context }),
      ...languageRules(path, entry.language),
    ];
  });
  const primary = description.flatMap((entry, index) => (entry.type.id === PRIMARY_DESCRIPTION ? [index] : []));
  if (description.length > 0 && primary.length === 0)
    return [...each, raidFailure('description', 'invalidValue', 'one primary description')];
  const more = primary
    .slice(1)
    .map((index) => raidFailure(`description[${index}].type.id`, 'invalidValue', 'only one primary description'));
  return [...each, ...more];
};
