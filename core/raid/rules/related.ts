import { type RaidFailure, raidFailure } from '../raid-failure.ts';
import { isCaptureTime, placeSchemes, relatedObjectSchemes, type Scheme, WEB_ARCHIVE } from '../schemes.ts';
import { isSubject, subjectLists } from '../subjects.ts';
import type { Rule, RuleContext } from './context.ts';
import { codedRules, languageRules, schemaRules, textRules } from './values.ts';

const RAID_NAME = /^https:\/\/raid\.org(?:\.au)?\/10\.\d+(?:\.\d+)*\/\S+$/;

export const relatedObjectBlock: Rule = ({ relatedObject = [] }, context) =>
  relatedObject.flatMap((entry, index) => {
    const path = `relatedObject[${index}]`;
    const { category = [] } = entry;
    return [
      ...objectName(entry, path, context),
      ...codedRules(`${path}.type`, entry.type, { list: 'relatedObjectType', context }),
      ...(category.length === 0 ? [raidFailure(`${path}.category`, 'notSet', 'at least one category: input, output or internal')] : []),
      ...category.flatMap((value, at) => codedRules(`${path}.category[${at}]`, value, { list: 'relatedObjectCategory', context })),
    ];
  });

interface Named {
  readonly id: string;
  readonly schemaUri: string;
}

function objectName({ id, schemaUri }: Named, path: string, { asOf }: RuleContext): readonly RaidFailure[] {
  const scheme = relatedObjectSchemes.find((known) => known.schemaUri === schemaUri);
  if (scheme !== undefined && scheme.pattern === undefined)
    return [raidFailure(`${path}.schemaUri`, 'invalid', `a scheme that is accepted: ${accepted(relatedObjectSchemes).join(', ')}`)];
  const schema = schemaRules(path, schemaUri, accepted(relatedObjectSchemes));
  if (id.trim() === '') return [...schema, raidFailure(`${path}.id`, 'notSet', `for example ${scheme?.example ?? ''}`)];
  if (scheme?.pattern === undefined) return schema;
  const right = scheme.pattern.test(id) && (schemaUri !== WEB_ARCHIVE || isCaptureTime(id, Number(asOf.slice(0, 4))));
  return right ? [] : [raidFailure(`${path}.id`, 'invalidValue', `a ${scheme.label}, for example ${scheme.example ?? ''}`)];
}

function accepted(schemes: readonly Scheme[]): readonly string[] {
  return schemes.filter((scheme) => scheme.pattern !== undefined).map((scheme) => scheme.schemaUri);
}

export const relatedRaidBlock: Rule = ({ relatedRaid = [] }, context) =>
  relatedRaid.flatMap(({ id, type }, index) => {
    const path = `relatedRaid[${index}]`;
    const wanted = 'the name of a RAiD, https://raid.org/prefix/suffix';
    const name =
      id.trim() === ''
        ? [raidFailure(`${path}.id`, 'notSet', wanted)]
        : RAID_NAME.test(id)
          ? []
          : [raidFailure(`${path}.id`, 'invalidValue', wanted)];
    return [...name, ...codedRules(`${path}.type`, type, { list: 'relatedRaidType', context })];
  });

export const alternateBlocks: Rule = ({ alternateIdentifier = [], alternateUrl = [] }) => [
  ...alternateIdentifier.flatMap(({ id, type }, index) => [
    ...textRules(`alternateIdentifier[${index}].id`, id),
    ...textRules(`alternateIdentifier[${index}].type`, type),
  ]),
  ...alternateUrl.flatMap(({ url }, index) => textRules(`alternateUrl[${index}].url`, url)),
];

export const subjectBlock: Rule = ({ subject = [] }) =>
  subject.flatMap(({ id, schemaUri, keyword = [] }, index) => {
    const path = `subject[${index}]`;
    const list = subjectLists.find((known) => known.schemaUri === schemaUri);
    const schema = schemaRules(
      path,
      schemaUri,
      subjectLists.map((known) => known.schemaUri),
    );
    const code =
      id.trim() === ''
        ? [raidFailure(`${path}.id`, 'notSet', `a code of the list, for example ${subjectLists[0]?.base ?? ''}46`)]
        : list === undefined || isSubject(list, id)
          ? []
          : [raidFailure(`${path}.id`, 'invalidValue', `${list.base} and a code of 2, 4 or 6 digits of that list`)];
    return [...schema, ...code, ...wordRules(keyword, `${path}.keyword`)];
  });

export const spatialCoverageBlock: Rule = ({ spatialCoverage = [] }) =>
  spatialCoverage.flatMap(({ id, schemaUri, place = [] }, index) => {
    const path = `spatialCoverage[${index}]`;
    const scheme = placeSchemes.find((known) => known.schemaUri === schemaUri);
    const name =
      id.trim() === ''
        ? [raidFailure(`${path}.id`, 'notSet', `for example ${scheme?.example ?? placeSchemes[0]?.example ?? ''}`)]
        : scheme?.pattern === undefined || scheme.pattern.test(id)
          ? []
          : [raidFailure(`${path}.id`, 'invalidValue', `for example ${scheme.example ?? ''}`)];
    return [...schemaRules(path, schemaUri, accepted(placeSchemes)), ...name, ...wordRules(place, `${path}.place`)];
  });

interface Word {
  readonly text: string;
  readonly language?: Named | undefined;
}

function wordRules(words: readonly Word[], path: string): readonly RaidFailure[] {
  return words.flatMap((word, index) => [
    ...textRules(`${path}[${index}].text`, word.text),
    ...languageRules(`${path}[${index}]`, word.language),
  ]);
}
