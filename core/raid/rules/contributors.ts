import { isIsni, isOrcid } from '../check-digits.ts';
import type { RaidContributor } from '../metadata.ts';
import { type RaidFailure, raidFailure } from '../raid-failure.ts';
import { ISNI, ORCID } from '../schemes.ts';
import type { Rule, RuleContext } from './context.ts';
import { overlapping } from './spans.ts';
import { codedRules, dateRules, schemaRules } from './values.ts';

export const contributorBlock: Rule = ({ contributor }, context) => [
  ...contributor.flatMap((entry, index) => contributorRules(entry, `contributor[${index}]`, context)),
  ...twice(contributor),
  ...(contributor.some((entry) => entry.leader === true) ? [] : [raidFailure('contributor', 'notSet', 'at least one leader')]),
  ...(contributor.some((entry) => entry.contact === true) ? [] : [raidFailure('contributor', 'notSet', 'at least one contact')]),
];

function contributorRules(entry: RaidContributor, path: string, context: RuleContext): readonly RaidFailure[] {
  const { position = [], role = [] } = entry;
  const clashing = overlapping(position, { mayTouch: true, openEnd: context.asOf });
  return [
    ...nameRules(entry, path),
    ...(position.length === 0 ? [raidFailure(path, 'notSet', 'at least one position')] : []),
    ...position.flatMap((held, index) => [
      ...codedRules(`${path}.position[${index}]`, held, { list: 'position', context }),
      ...dateRules(`${path}.position[${index}]`, held),
    ]),
    ...clashing.map((index) =>
      raidFailure(`${path}.position[${index}].startDate`, 'invalidValue', 'a start after the position before has ended'),
    ),
    ...role.flatMap((held, index) => codedRules(`${path}.role[${index}]`, held, { list: 'contributorRole', context })),
  ];
}

function nameRules({ id, schemaUri }: RaidContributor, path: string): readonly RaidFailure[] {
  const schema = schemaRules(path, schemaUri, [ORCID, ISNI]);
  if (id.trim() === '')
    return [...schema, raidFailure(`${path}.id`, 'notSet', 'an ORCID iD, for example https://orcid.org/0000-0002-1825-0097')];
  if (schema.length > 0) return schema;
  const right = schemaUri === ORCID ? isOrcid(id) : isIsni(id);
  const wanted =
    schemaUri === ORCID ? 'an ORCID iD as https://orcid.org/0000-…, with its check digit' : 'an ISNI of 16 digits with its check digit';
  return right ? [] : [raidFailure(`${path}.id`, 'invalidValue', wanted)];
}

function twice(contributor: readonly RaidContributor[]): readonly RaidFailure[] {
  const ids = contributor.map((entry) => entry.id);
  return ids.flatMap((id, index) =>
    id.trim() !== '' && ids.indexOf(id) < index ? [raidFailure(`contributor[${index}].id`, 'duplicateValue', 'each person once')] : [],
  );
}
