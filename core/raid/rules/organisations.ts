import { isRor } from '../check-digits.ts';
import type { RaidMetadata } from '../metadata.ts';
import { type RaidFailure, raidFailure } from '../raid-failure.ts';
import { ROR } from '../schemes.ts';
import { LEAD_RESEARCH } from '../vocabularies.ts';
import type { Rule, RuleContext } from './context.ts';
import { FOR_EVER, overlapping } from './spans.ts';
import { codedRules, dateRules, schemaRules } from './values.ts';

type Organisations = NonNullable<RaidMetadata['organisation']>;

export const organisationBlock: Rule = ({ organisation = [] }, context) => [
  ...organisation.flatMap((entry, index) => organisationRules(entry, `organisation[${index}]`, context)),
  ...(new Set(organisation.map((entry) => entry.id)).size < organisation.length
    ? [raidFailure('organisation', 'duplicateValue', 'each organisation once')]
    : []),
  ...leadRules(organisation),
];

function organisationRules(entry: Organisations[number], path: string, context: RuleContext): readonly RaidFailure[] {
  const { role = [] } = entry;
  const clashes = overlapping(role, { mayTouch: false, openEnd: FOR_EVER }).length > 0;
  return [
    ...rorRules(entry, path),
    ...(role.length === 0 ? [raidFailure(`${path}.role`, 'notSet', 'at least one role')] : []),
    ...role.flatMap((held, index) => [
      ...codedRules(`${path}.role[${index}]`, held, { list: 'organisationRole', context }),
      ...dateRules(`${path}.role[${index}]`, held),
    ]),
    ...(clashes
      ? [raidFailure(`${path}.role`, 'invalidValue', 'one role at a time; the next begins after the day on which the last ends')]
      : []),
  ];
}

export function rorRules({ id, schemaUri }: { readonly id: string; readonly schemaUri: string }, path: string): readonly RaidFailure[] {
  const schema = schemaRules(path, schemaUri, [ROR]);
  if (id.trim() === '') return [...schema, raidFailure(`${path}.id`, 'notSet', 'a ROR id, for example https://ror.org/00rqy9422')];
  return isRor(id)
    ? schema
    : [...schema, raidFailure(`${path}.id`, 'invalidValue', 'a ROR id as https://ror.org/0…, with its check digits')];
}

/** One, and only one, Lead Research Organisation at any time: in the metadata documentation, so enforced here (PRODUCT, decision 15). */
function leadRules(organisations: Organisations): readonly RaidFailure[] {
  const leads = organisations.flatMap((entry, index) =>
    (entry.role ?? []).flatMap((role, at) => (role.id === LEAD_RESEARCH ? [{ role, index, at }] : [])),
  );
  if (organisations.length > 0 && leads.length === 0) return [raidFailure('organisation', 'notSet', 'a Lead Research Organisation')];
  const clashing = leads.filter((lead, which) => leads.some((other, at) => other.index !== lead.index && comesInto(which, at)));
  return clashing.map(({ index, at }) =>
    raidFailure(`organisation[${index}].role[${at}].id`, 'invalidValue', 'only one Lead Research Organisation at a time'),
  );

  /** Whether one leads from a day on which the other leads already. */
  function comesInto(which: number, other: number): boolean {
    const pair = [which, other].toSorted((left, right) => left - right);
    const roles = pair.flatMap((place) => leads[place]?.role ?? []);
    return overlapping(roles, { mayTouch: true, openEnd: FOR_EVER }).includes(pair.indexOf(which));
  }
}
