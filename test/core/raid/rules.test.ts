import { describe, expect, it } from 'vitest';
import { checkRaid } from '../../../core/raid/check-raid.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import type { RuleContext } from '../../../core/raid/rules/context.ts';
import { AS_OF, coded, wholeRecord } from './whole-record.ts';

function found(body: unknown, context: Partial<RuleContext> = {}): readonly string[] {
  const checked = checkRaid(body, { asOf: AS_OF, ...context });
  return checked.ok ? [] : checked.failures.map(({ fieldId, errorType }) => `${fieldId} ${errorType}`);
}

/** The record with one value put at a path, or taken away where it is undefined. */
function spoilt(path: string, value: unknown): RaidMetadata {
  const record = structuredClone(wholeRecord());
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    record as unknown as Record<string, unknown>,
  );
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return record;
}

const elsewhere = 'https://vocabulary.raid.org/description.type.schema/318';
const long = (length: number): string => 'a'.repeat(length);
const [first] = wholeRecord().contributor;
const [university] = wholeRecord().organisation ?? [];

/** Each a single thing that is wrong, and what must be said of it: nothing else. By hand from the specification's section 6. */
const violations: readonly (readonly [path: string, value: unknown, wanted: string, also?: string])[] = [
  // shape
  ['title', undefined, 'title notSet'],
  ['title', [], 'title notSet'],
  ['date', undefined, 'date notSet'],
  ['access', undefined, 'access notSet'],
  ['contributor', undefined, 'contributor notSet'],
  ['title[0].text', undefined, 'title[0].text notSet'],
  ['title[0].text', 7, 'title[0].text invalidValue'],
  ['title[1].type', undefined, 'title[1].type notSet'],
  ['title[0].colour', 'red', 'title[0].colour invalidValue'],
  ['traditionalKnowledgeLabel', [], 'traditionalKnowledgeLabel invalidValue'],
  ['relatedRaid[0].type', undefined, 'relatedRaid[0].type notSet'],
  ['alternateUrl[0].url', undefined, 'alternateUrl[0].url notSet'],
  // dates
  ['date.startDate', '', 'date.startDate notSet'],
  ['date.startDate', '01/02/2024', 'date.startDate invalidValue'],
  ['date.startDate', '2024-13', 'date.startDate invalidValue'],
  ['date.endDate', '2023', 'date.endDate invalidValue'],
  ['date.endDate', '2023-02-29', 'date.endDate invalidValue'],
  // titles
  ['title[0].text', '  ', 'title[0].text notSet'],
  ['title[0].text', long(101), 'title[0].text tooLong'],
  ['title[1].type.id', elsewhere, 'title[1].type.id invalidValue'],
  ['title[1].type.id', 'https://example.org/5', 'title[1].type.id notSet'],
  ['title[1].type.schemaUri', 'https://example.org/', 'title[1].type.schemaUri invalidValue'],
  ['title[1].startDate', '2025-02', 'title[1].startDate invalidValue'],
  ['title[1].endDate', '2025-02', 'title[1].endDate invalidValue'],
  ['title[0].language', { id: 'en', schemaUri: 'https://www.iso.org/standard/74575.html' }, 'title[0].language.id invalidValue'],
  ['title[0].language', { id: 'eng', schemaUri: 'https://iso.org/' }, 'title[0].language.schemaUri invalidValue'],
  // descriptions
  ['description[0].text', long(1001), 'description[0].text tooLong'],
  ['description[0].type', coded('descriptionType', 1), 'description invalidValue'],
  ['description[1].type', coded('descriptionType'), 'description[1].type.id invalidValue'],
  // access
  ['access.statement', undefined, 'access.statement notSet'],
  ['access.statement.text', ' ', 'access.statement.text notSet'],
  ['access.statement.text', long(1001), 'access.statement.text tooLong'],
  ['access.embargoExpiry', undefined, 'access.embargoExpiry notSet'],
  ['access.embargoExpiry', '2027-07', 'access.embargoExpiry invalidValue'],
  ['access.embargoExpiry', '2027-07-16', 'access.embargoExpiry invalidValue'],
  ['access.type', coded('accessType', 2), 'access.type.id invalidValue'],
  // contributors
  ['contributor[0].leader', false, 'contributor notSet'],
  ['contributor[1].contact', undefined, 'contributor notSet'],
  ['contributor[1].id', first?.id, 'contributor[1].id duplicateValue'],
  ['contributor[1].id', 'https://orcid.org/0000-0000-0000-1013', 'contributor[1].id invalidValue'],
  ['contributor[1].id', '', 'contributor[1].id notSet'],
  ['contributor[1].schemaUri', 'https://orcid.example/', 'contributor[1].schemaUri invalidValue'],
  ['contributor[1].position', [], 'contributor[1] notSet'],
  ['contributor[0].position[1].startDate', '2024-12', 'contributor[0].position[1].startDate invalidValue'],
  ['contributor[0].position[0].endDate', '2023', 'contributor[0].position[0].endDate invalidValue'],
  ['contributor[0].role[0].id', 'https://credit.niso.org/contributor-roles/cooking/', 'contributor[0].role[0].id notSet'],
  // organisations
  ['organisation[1].id', university?.id, 'organisation duplicateValue'],
  ['organisation[1].id', 'https://ror.org/038sjwq15', 'organisation[1].id invalidValue'],
  ['organisation[1].role', [], 'organisation[1].role notSet'],
  ['organisation[0].role[1].startDate', '2025-12-31', 'organisation[0].role invalidValue'],
  ['organisation[0].role[0]', { ...coded('organisationRole', 2), startDate: '2024', endDate: '2025' }, 'organisation notSet'],
  ['organisation[1].role[0]', { ...coded('organisationRole'), startDate: '2024-06' }, 'organisation[1].role[0].id invalidValue'],
  // related things
  ['relatedObject[0].category', [], 'relatedObject[0].category notSet'],
  ['relatedObject[0].id', 'https://doi.org/reef', 'relatedObject[0].id invalidValue'],
  ['relatedObject[0].schemaUri', 'https://arks.org/', 'relatedObject[0].schemaUri invalid'],
  ['relatedObject[0].schemaUri', 'https://example.org/', 'relatedObject[0].schemaUri invalidValue'],
  ['relatedObject[0].type.id', elsewhere, 'relatedObject[0].type.id invalidValue'],
  ['relatedRaid[0].id', 'https://example.org/10.5072/1', 'relatedRaid[0].id invalidValue'],
  ['alternateIdentifier[0].type', ' ', 'alternateIdentifier[0].type notSet'],
  ['alternateUrl[0].url', ' ', 'alternateUrl[0].url notSet'],
  ['subject[0].id', 'https://linked.data.gov.au/def/anzsrc-for/2020/9901', 'subject[0].id invalidValue'],
  ['subject[0].id', 'https://linked.data.gov.au/def/anzsrc-for/2020/3110', 'subject[0].id invalidValue'],
  ['subject[0].id', 'https://linked.data.gov.au/def/anzsrc-for/2020/311001', 'subject[0].id invalidValue'],
  ['subject[0].id', 'https://linked.data.gov.au/def/anzsrc-for/2020/310309', 'subject[0].id invalidValue'],
  ['subject[0].id', 'https://linked.data.gov.au/def/anzsrc-for/2020/31030', 'subject[0].id invalidValue'],
  ['subject[0].id', 'https://linked.data.gov.au/def/anzsrc-seo/2020/10', 'subject[0].id invalidValue'],
  ['subject[0].keyword[0].text', '', 'subject[0].keyword[0].text notSet'],
  ['spatialCoverage[0].id', 'https://www.geonames.org/canberra', 'spatialCoverage[0].id invalidValue'],
  ['spatialCoverage[0].place[0].text', '', 'spatialCoverage[0].place[0].text notSet'],
];

describe('The rules of a RAiD’s metadata', () => {
  it('find nothing in a record with every block', () => expect(found(wholeRecord())).toEqual([]));

  it.each(violations.map(([path, value, wanted]) => ({ path, value, wanted })))('$path as $value: $wanted', ({ path, value, wanted }) => {
    expect(found(spoilt(path, value))).toEqual([wanted]);
  });

  it('find all that is wrong at once', () => {
    const record = { ...spoilt('title[0].text', long(101)), date: { startDate: '2024-06', endDate: '2024' }, alternateUrl: [{ url: '' }] };
    expect(found(record)).toEqual(['date.endDate invalidValue', 'title[0].text tooLong', 'alternateUrl[0].url notSet']);
  });

  it('take null and an empty end for what is not there', () => {
    expect(found(spoilt('date.endDate', ''))).toEqual([]);
    expect(found({ ...wholeRecord(), description: null })).toEqual([]);
  });

  it('count an embargo from registration, not from today', () => {
    expect(found(wholeRecord(), { asOf: '2026-03-01', registeredOn: '2026-01-15' })).toEqual([]);
    expect(found(wholeRecord(), { asOf: '2026-03-01', registeredOn: '2026-01-14' })).toEqual(['access.embargoExpiry invalidValue']);
  });

  it('let a retired value stay where it was, and refuse it anew', () => {
    const retired = spoilt('access.type', coded('accessType', 3));
    expect(found(retired)).toEqual(['access.type.id invalidValue']);
    expect(found(retired, { before: retired })).toEqual([]);
  });

  it('let no title change its type', () => {
    const changed = spoilt('title[0].type', coded('titleType', 1));
    expect(found(changed, { before: wholeRecord() })).toEqual(['title[0].type.id disallowedChange']);
  });

  it.each([null, [], 'text', 7])('want an object, not %j', (body) => expect(found(body)).toEqual([' jsonParse']));
});
