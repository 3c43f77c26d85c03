import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { EMBARGOED_ACCESS, LEAD_RESEARCH, vocabularies } from '../../../core/raid/vocabularies.ts';
import {
  codedRules,
  dateRules,
  type Holder,
  languageRules,
  long,
  needed,
  nth,
  oneOf,
  put,
  type Spoil,
  UNKNOWN,
  type Violation,
} from './violations.ts';

const COAR = vocabularies.accessType.schemaUri;
/** An access block in which one thing is wrong, whatever the record had. */
const access =
  (change: (embargo: Holder) => void, ...wanted: readonly string[]): Spoil =>
  (record) => {
    const embargo: Holder = {
      type: { id: EMBARGOED_ACCESS, schemaUri: COAR },
      statement: { text: 'A patent is applied for.' },
      embargoExpiry: '2026-12-31',
    };
    change(embargo);
    record.access = embargo as RaidMetadata['access'];
    return wanted;
  };
const without = (field: string) => (embargo: Holder) => void delete embargo[field];
const set = (field: string, value: unknown) => (embargo: Holder) => void (embargo[field] = value);
const open = { id: `${COAR}c_abf2/`, schemaUri: COAR };

const accessBlock: readonly Violation[] = [
  ['access: a closed one', access(set('type', { id: `${COAR}c_14cb/`, schemaUri: COAR }), 'access.type.id invalidValue')],
  ['access: a restricted one', access(set('type', { id: `${COAR}c_16ec/`, schemaUri: COAR }), 'access.type.id invalidValue')],
  ['access: a type that nobody knows', access(set('type', { id: UNKNOWN, schemaUri: COAR }), 'access.type.id notSet')],
  ['access: a type of another list', access(set('type', { ...open, schemaUri: UNKNOWN }), 'access.type.schemaUri invalidValue')],
  ['access: no type', access(without('type'), 'access.type notSet')],
  ['embargo: no statement', access(without('statement'), 'access.statement notSet')],
  ['embargo: a statement without text', access(set('statement', {}), 'access.statement.text notSet')],
  ['embargo: a blank statement', access(set('statement', { text: ' ' }), 'access.statement.text notSet')],
  ['embargo: a statement of 1001 characters', access(set('statement', { text: long(1001) }), 'access.statement.text tooLong')],
  ['embargo: no expiry', access(without('embargoExpiry'), 'access.embargoExpiry notSet')],
  ['embargo: an empty expiry', access(set('embargoExpiry', ''), 'access.embargoExpiry notSet')],
  ['embargo: a month as its expiry', access(set('embargoExpiry', '2026-12'), 'access.embargoExpiry invalidValue')],
  ['embargo: a day that is none', access(set('embargoExpiry', '2026-02-29'), 'access.embargoExpiry invalidValue')],
  ['embargo: the day after 18 months', access(set('embargoExpiry', '2027-07-16'), 'access.embargoExpiry invalidValue')],
  [
    'embargo: neither statement nor expiry',
    access(
      (embargo) => ['statement', 'embargoExpiry'].forEach((field) => delete embargo[field]),
      'access.statement notSet',
      'access.embargoExpiry notSet',
    ),
  ],
  [
    'open access: a statement of 1001 characters',
    access((embargo) => Object.assign(embargo, { type: open, statement: { text: long(1001) } }), 'access.statement.text tooLong'),
  ],
  [
    'open access: an expiry too far',
    access((embargo) => Object.assign(embargo, { type: open, embargoExpiry: '2099-01-01' }), 'access.embargoExpiry invalidValue'),
  ],
];

const organisations = (record: RaidMetadata) => record.organisation ?? [];
const organisationBlock: readonly Violation[] = [
  [
    'organisation: the same one twice',
    (record) => {
      const [first, second] = organisations(record);
      if (first !== undefined && second !== undefined) second.id = first.id;
      return ['organisation duplicateValue'];
    },
  ],
  [
    'organisation: check digits that are wrong',
    (record, pick) => {
      const [path, entry] = oneOf(record, 'organisation', pick);
      const id = String(entry['id']);
      entry['id'] = `${id.slice(0, -1)}${(Number(id.at(-1)) + 1) % 10}`;
      return [`${path}.id invalidValue`];
    },
  ],
  ['organisation: no name', put('organisation[]', 'id', ['', 'notSet'])],
  ['organisation: a scheme that nobody knows', put('organisation[]', 'schemaUri', [UNKNOWN, 'invalidValue'])],
  [
    'organisation: no role',
    (record, pick) => {
      const list = organisations(record);
      const index = 1 + pick(list.length - 1);
      const entry = list[index];
      if (entry !== undefined) entry.role = [];
      return [`organisation[${index}].role notSet`];
    },
  ],
  [
    'organisation: two roles at once',
    (record, pick) => {
      const index = 1 + pick(organisations(record).length - 1);
      const { role = [] } = organisations(record)[index] ?? {};
      role.push(structuredClone(role[0]) as (typeof role)[number]);
      return [`organisation[${index}].role invalidValue`];
    },
  ],
  [
    'organisation: a role that begins on the day on which the last ends',
    (record) => {
      const second = organisations(record)[1];
      const [{ id, schemaUri } = { id: '', schemaUri: '' }] = second?.role ?? [];
      if (second !== undefined)
        second.role = [
          { id, schemaUri, startDate: '2001', endDate: '2002-03-04' },
          { id, schemaUri, startDate: '2002-03-04' },
        ];
      return ['organisation[1].role invalidValue'];
    },
  ],
  [
    'organisation: none that leads',
    (record) => {
      for (const { role = [] } of organisations(record))
        for (const held of role) if (held.id === LEAD_RESEARCH) held.id = nth('organisationRole', 2);
      return ['organisation notSet'];
    },
  ],
  [
    'organisation: two that lead at once',
    (record, pick) => {
      const [first, ...rest] = organisations(record);
      const [lead] = first?.role ?? [];
      const index = 1 + pick(rest.length);
      const other = organisations(record)[index];
      if (lead !== undefined && other !== undefined) other.role = [structuredClone(lead)];
      return ['organisation[#].role[0].id invalidValue'];
    },
  ],
  [
    'organisation: another that leads while the first leads again',
    (record) => {
      const [first, second] = organisations(record);
      if (first === undefined || second === undefined) return [];
      const lead = { id: LEAD_RESEARCH, schemaUri: vocabularies.organisationRole.schemaUri };
      first.role = [
        { ...lead, startDate: '2020', endDate: '2020-12-31' },
        { ...lead, startDate: '2024' },
      ];
      second.role = [{ ...lead, startDate: '2022' }];
      return ['organisation[0].role[1].id invalidValue'];
    },
  ],
  ...codedRules('organisation role', 'organisation[].role[]').filter(([name]) => !/code that no list|another list$/.test(name)),
  ...dateRules('organisation role', 'organisation[].role[]'),
];

const related: readonly Violation[] = [
  ...['10.5072/x', 'https://example.org/10.5072/1', 'http://raid.org/10.5072/1', 'https://raid.org/10.5072'].map(
    (id): Violation => [`related RAiD: named ${id}`, put('relatedRaid[]', 'id', [id, 'invalidValue'])],
  ),
  ['related RAiD: no name', put('relatedRaid[]', 'id', ['', 'notSet'])],
  ['related RAiD: no type', put('relatedRaid[]', 'type', [undefined, 'notSet'])],
  ...codedRules('related RAiD type', 'relatedRaid[].type'),
  ...codedRules('related object type', 'relatedObject[].type'),
  ...codedRules('related object category', 'relatedObject[].category[]'),
  ['related object: no category', put('relatedObject[]', 'category', [[], 'notSet'])],
  ['related object: no type', put('relatedObject[]', 'type', [undefined, 'notSet'])],
  ['related object: no name', put('relatedObject[]', 'id', ['', 'notSet'])],
  ['related object: a name of no scheme', put('relatedObject[]', 'id', ['reef', 'invalidValue'])],
  ['related object: a scheme that is listed and not taken', put('relatedObject[]', 'schemaUri', ['https://arks.org/', 'invalid'])],
  ['related object: another such', put('relatedObject[]', 'schemaUri', ['https://www.isbn-international.org/', 'invalid'])],
  ['related object: a scheme that nobody knows', put('relatedObject[]', 'schemaUri', [UNKNOWN, 'invalidValue'])],
  ...['19951231235959', '20270101000000', '20240230000000', '20240101250000', '2024'].map(
    (time): Violation => [
      `related object: a snapshot of ${time}`,
      (record, pick) => {
        const [path, entry] = oneOf(record, 'relatedObject', pick);
        entry['schemaUri'] = 'https://web.archive.org/';
        return put(path, 'id', [`https://web.archive.org/web/${time}/https://example.org/`, 'invalidValue'])(record, pick);
      },
    ],
  ),
  ...needed('alternate identifier', 'alternateIdentifier[]', 'id'),
  ...needed('type of an alternate identifier', 'alternateIdentifier[]', 'type'),
  ...needed('alternate address', 'alternateUrl[]', 'url'),
];

const about: readonly Violation[] = [
  ['subject: a code of no list', put('subject[]', 'id', [`https://linked.data.gov.au/def/anzsrc-for/2020/99`, 'invalidValue'])],
  ['subject: a code of three digits', put('subject[]', 'id', ['https://linked.data.gov.au/def/anzsrc-seo/2020/101', 'invalidValue'])],
  ...['for/2020/461200', 'for/2020/461209', 'for/2020/451132', 'seo/2020/280124', 'seo/2020/280199'].map(
    (end): Violation => [
      `subject: last digits that nobody gave, ${end}`,
      put('subject[]', 'id', [`https://linked.data.gov.au/def/anzsrc-${end}`, 'invalidValue']),
    ],
  ),
  ['subject: a name elsewhere', put('subject[]', 'id', [UNKNOWN, 'invalidValue'])],
  ['subject: no code', put('subject[]', 'id', ['', 'notSet'])],
  ['subject: a list that nobody knows', put('subject[]', 'schemaUri', [UNKNOWN, 'invalidValue'])],
  ...needed('key word', 'subject[].keyword[]', 'text'),
  ...languageRules('key word', 'subject[].keyword[]'),
  ['place: a name of no scheme', put('spatialCoverage[]', 'id', [UNKNOWN, 'invalidValue'])],
  ['place: no name', put('spatialCoverage[]', 'id', ['', 'notSet'])],
  ['place: a scheme that nobody knows', put('spatialCoverage[]', 'schemaUri', [UNKNOWN, 'invalidValue'])],
  ...needed('place', 'spatialCoverage[].place[]', 'text'),
  ...languageRules('place', 'spatialCoverage[].place[]'),
];

export const moreViolations: readonly Violation[] = [...accessBlock, ...organisationBlock, ...related, ...about];
