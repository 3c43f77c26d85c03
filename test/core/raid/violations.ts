import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { LEAD_RESEARCH, vocabularies, type VocabularyName } from '../../../core/raid/vocabularies.ts';

// Each rule of the specification's section 6 broken once, anywhere in a record, and what must be said of it: that and nothing else.

/** One of so many, from 0. */
export type Pick = (count: number) => number;
/** Breaks the record, and gives what must be said: path and kind of fault; `#` stands for any index. */
export type Spoil = (record: RaidMetadata, pick: Pick) => readonly string[];
export type Violation = readonly [name: string, spoil: Spoil];

export type Holder = Record<string, unknown>;
const at = (record: RaidMetadata, path: string): Holder =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<Holder>((holder, key) => holder[key] as Holder, record as unknown as Holder);

/** One entry of a list, and the path to it. */
export function oneOf(record: RaidMetadata, path: string, pick: Pick): readonly [path: string, entry: Holder] {
  const list = at(record, path) as unknown as readonly Holder[];
  const index = pick(list.length);
  return [`${path}[${index}]`, list[index] as Holder];
}

/** A place in the record: `title[]` is any title. */
function place(record: RaidMetadata, pattern: string, pick: Pick): string {
  const mark = pattern.indexOf('[]');
  if (mark < 0) return pattern;
  const [path] = oneOf(record, pattern.slice(0, mark), pick);
  return place(record, `${path}${pattern.slice(mark + 2)}`, pick);
}

/** A value put at the `field` of any entry of a pattern, or taken away; `wanted` is the kind of fault. */
export const put =
  (pattern: string, field: string, [value, wanted]: readonly [value: unknown, wanted: string]): Spoil =>
  (record, pick) => {
    const path = place(record, pattern, pick);
    const holder = path === '' ? (record as unknown as Holder) : at(record, path);
    if (value === undefined) delete holder[field];
    else holder[field] = value;
    return [`${path === '' ? '' : `${path}.`}${field} ${wanted}`];
  };

export const nth = (name: VocabularyName, index: number): string => vocabularies[name].values[index]?.id ?? '';
export const long = (length: number): string => 'a'.repeat(length);
const ELSEWHERE = 'https://vocabulary.raid.org/relatedRaid.type.schema/204';
export const UNKNOWN = 'https://example.org/unknown';

/** A coded value: of no list, of another list, under another list's name, under no name. */
export const codedRules = (name: string, pattern: string): readonly Violation[] => [
  [`${name}: a code that no list has`, put(pattern, 'id', [UNKNOWN, 'notSet'])],
  [`${name}: a code of another list`, put(pattern, 'id', [pattern.startsWith('relatedRaid') ? LEAD_RESEARCH : ELSEWHERE, 'invalidValue'])],
  [`${name}: another list's name`, put(pattern, 'schemaUri', [UNKNOWN, 'invalidValue'])],
  [`${name}: no list's name`, put(pattern, 'schemaUri', ['', 'notSet'])],
  [`${name}: no code field`, put(pattern, 'id', [undefined, 'notSet'])],
];

export const dateRules = (name: string, pattern: string): readonly Violation[] => [
  [`${name}: no start`, put(pattern, 'startDate', [undefined, 'notSet'])],
  [`${name}: an empty start`, put(pattern, 'startDate', ['', 'notSet'])],
  ...['01/02/2024', '2024-13', '2023-02-29', '24', '2024-1-1', '2024-00-10'].map(
    (date) => [`${name}: ${date} as its start`, put(pattern, 'startDate', [date, 'invalidValue'])] as const,
  ),
  [`${name}: an end that nobody can read`, put(pattern, 'endDate', ['soon', 'invalidValue'])],
  [`${name}: an end before its start`, put(pattern, 'endDate', ['1900', 'invalidValue'])],
];

export const languageRules = (name: string, pattern: string): readonly Violation[] => {
  const iso = 'https://www.iso.org/standard/74575.html';
  const said = (language: object, where: string): Spoil => {
    return (record, pick) => put(pattern, 'language', [language, ''])(record, pick).map((path) => `${path.trim()}.${where}`);
  };
  return [
    [`${name}: a language of two letters`, said({ id: 'en', schemaUri: iso }, 'id invalidValue')],
    [`${name}: a language without a code`, said({ id: '', schemaUri: iso }, 'id notSet')],
    [`${name}: a language of another list`, said({ id: 'eng', schemaUri: UNKNOWN }, 'schemaUri invalidValue')],
    [`${name}: a language without its list`, said({ id: 'eng' }, 'schemaUri notSet')],
  ];
};

export const needed = (name: string, pattern: string, field: string): readonly Violation[] => [
  [`${name}: not there`, put(pattern, field, [undefined, 'notSet'])],
  [`${name}: blank`, put(pattern, field, ['  ', 'notSet'])],
  [`${name}: no text`, put(pattern, field, [7, 'invalidValue'])],
];

/** One that is not primary: of those one may be missing. */
const other = (record: RaidMetadata, name: 'title' | 'description'): readonly [number, Holder] => {
  const primary = name === 'title' ? nth('titleType', 0) : nth('descriptionType', 0);
  const list = record[name] ?? [];
  const index = list.findIndex(({ type }) => type.id !== primary);
  return [index, list[index] as unknown as Holder];
};
const typeOfOther =
  (name: 'title' | 'description', type: Partial<{ id: string; schemaUri: string }>, wanted: string): Spoil =>
  (record) => {
    const [index, entry] = other(record, name);
    entry['type'] = { ...(entry['type'] as object), ...type };
    return [`${name}[${index}].type.${wanted}`];
  };

const blocks: readonly Violation[] = [
  ...(['title', 'date', 'access', 'contributor'] as const).map(
    (block) => [`${block}: not there`, put('', block, [undefined, 'notSet'])] as const,
  ),
  ['title: none', put('', 'title', [[], 'notSet'])],
  ['contributor: none', put('', 'contributor', [[], 'notSet'])],
  ['a block that nobody knows', put('', 'colour', ['red', 'invalidValue'])],
  ['the block that was withdrawn', put('', 'traditionalKnowledgeLabel', [[], 'invalidValue'])],
  ...['title[]', 'contributor[]', 'contributor[].position[]', 'organisation[]', 'relatedObject[]', 'subject[]', 'access', 'date'].map(
    (pattern) => [`${pattern}: a field that nobody knows`, put(pattern, 'colour', ['red', 'invalidValue'])] as const,
  ),
  ...dateRules('date', 'date'),
];

const texts: readonly Violation[] = [
  ...needed('title text', 'title[]', 'text'),
  ['title text: 101 characters', put('title[]', 'text', [long(101), 'tooLong'])],
  ...languageRules('title', 'title[]'),
  ...dateRules('title', 'title[]'),
  ['title type: a code that no list has', typeOfOther('title', { id: UNKNOWN }, 'id notSet')],
  ['title type: a code of another list', typeOfOther('title', { id: ELSEWHERE }, 'id invalidValue')],
  ['title type: another list’s name', typeOfOther('title', { schemaUri: UNKNOWN }, 'schemaUri invalidValue')],
  [
    'title: no primary one',
    (record) => {
      const alternative = nth('titleType', 1);
      for (const title of record.title) title.type = { ...title.type, id: alternative };
      return ['title.type missingPrimaryTitle'];
    },
  ],
  [
    'title: two primary ones at once',
    (record) => {
      const [first] = record.title;
      if (first !== undefined)
        record.title.push({ ...first, text: 'Another at the same time', endDate: first.startDate.slice(0, 4) + '-12-31' });
      if (first !== undefined) first.endDate = `${first.startDate.slice(0, 4)}-12-31`;
      return ['title[#].startDate invalidValue'];
    },
  ],
  [
    'title: the same one twice',
    (record, pick) => {
      const [, entry] = oneOf(record, 'title', pick);
      record.title.push(structuredClone(entry) as never);
      return [`title[${record.title.length - 1}] duplicateValue`];
    },
  ],
  ...needed('description text', 'description[]', 'text'),
  ['description text: 1001 characters', put('description[]', 'text', [long(1001), 'tooLong'])],
  ...languageRules('description', 'description[]'),
  ['description type: a code that no list has', typeOfOther('description', { id: UNKNOWN }, 'id notSet')],
  ['description type: a code of another list', typeOfOther('description', { id: ELSEWHERE }, 'id invalidValue')],
  [
    'description: no primary one',
    (record) => {
      record.description = (record.description ?? []).map((entry) => ({
        ...entry,
        type: { ...entry.type, id: nth('descriptionType', 2) },
      }));
      return ['description invalidValue'];
    },
  ],
  [
    'description: two primary ones',
    (record) => {
      const list = record.description ?? [];
      list.push({
        text: 'Another',
        type: { id: nth('descriptionType', 0), schemaUri: vocabularies.descriptionType.schemaUri },
      });
      return [`description[${list.length - 1}].type.id invalidValue`];
    },
  ],
];

const people: readonly Violation[] = [
  [
    'contributor: no leader',
    (record) => {
      for (const entry of record.contributor) delete entry.leader;
      return ['contributor notSet'];
    },
  ],
  [
    'contributor: no contact',
    (record) => {
      for (const entry of record.contributor) entry.contact = false;
      return ['contributor notSet'];
    },
  ],
  [
    'contributor: the same person twice',
    (record, pick) => {
      const [first = record.contributor[0], ...rest] = record.contributor;
      const index = 1 + pick(rest.length);
      Object.assign(record.contributor[index] as object, { id: first?.id, schemaUri: first?.schemaUri });
      return [`contributor[${index}].id duplicateValue`];
    },
  ],
  [
    'contributor: a check digit that is wrong',
    (record, pick) => {
      const [path, entry] = oneOf(record, 'contributor', pick);
      const id = String(entry['id']);
      entry['id'] = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
      return [`${path}.id invalidValue`];
    },
  ],
  [
    'contributor: a name of the other list',
    (record, pick) => {
      const [path, entry] = oneOf(record, 'contributor', pick);
      entry['id'] = String(entry['schemaUri']).includes('orcid')
        ? 'https://isni.org/isni/0000000121032683'
        : 'https://orcid.org/0000-0002-1825-0097';
      return [`${path}.id invalidValue`];
    },
  ],
  ['contributor: no name', put('contributor[]', 'id', ['', 'notSet'])],
  ['contributor: a scheme that nobody knows', put('contributor[]', 'schemaUri', [UNKNOWN, 'invalidValue'])],
  ['contributor: no scheme', put('contributor[]', 'schemaUri', ['', 'notSet'])],
  [
    'contributor: no position',
    (record, pick) => {
      const [path, entry] = oneOf(record, 'contributor', pick);
      entry['position'] = [];
      return [`${path} notSet`];
    },
  ],
  [
    'contributor: two positions at once',
    (record, pick) => {
      const [path, entry] = oneOf(record, 'contributor', pick);
      const list = entry['position'] as Holder[];
      list.push({ ...structuredClone(list[0]) });
      return [`${path}.position[#].startDate invalidValue`];
    },
  ],
  ...codedRules('position', 'contributor[].position[]'),
  ...dateRules('position', 'contributor[].position[]'),
  ...codedRules('contributor role', 'contributor[].role[]'),
];

/** Of the blocks that say what it is about, when and by whom; the others are in `more-violations.ts`. */
export const violations: readonly Violation[] = [...blocks, ...texts, ...people];
