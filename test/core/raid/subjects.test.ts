import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRaid } from '../../../core/raid/check-raid.ts';
import { isSubject, subjectLists } from '../../../core/raid/subjects.ts';
import { highestFields, highestObjectives } from './anzsrc-numbers.ts';
import { wholeRecord } from './whole-record.ts';

const [fields, objectives] = subjectLists;
if (fields === undefined || objectives === undefined) throw new Error('expected both lists of ANZSRC');

const two = (number: number): string => String(number).padStart(2, '0');

/** Every code that the numbers give: of division 45 with 20 groups, 4501 to 4519 and 4599; of a group with 7 fields, …01 to …07 and …99. */
function codesOf(highest: Readonly<Record<string, readonly number[]>>): readonly string[] {
  return Object.entries(highest).flatMap(([division, groups]) => [
    division,
    ...groups.flatMap((most, at) => {
      const group = `${division}${groups.length > 1 && at === groups.length - 1 ? '99' : two(at + 1)}`;
      const unclassified = group === '2801' ? [] : [`${group}99`];
      return [group, ...Array.from({ length: most }, (_, before) => `${group}${two(before + 1)}`), ...unclassified];
    }),
  ]);
}

describe.each([
  { list: fields, highest: highestFields, published: [23, 213, 1967] },
  { list: objectives, highest: highestObjectives, published: [19, 128, 840] },
])('$list.label', ({ list, highest, published }) => {
  const codes = [...list.names.keys()];
  const given = new Set(codesOf(highest));

  it('are as many divisions, groups and narrower ones as published', () => {
    expect([2, 4, 6].map((digits) => codes.filter((code) => code.length === digits).length)).toEqual(published);
    expect(codes).toHaveLength(published.reduce((sum, count) => sum + count, 0));
  });

  it('are the very codes that a second reading of the classification gives, in their order', () => {
    expect(codes).toEqual([...given]);
  });

  it('have each its broader one in the list, and a name of letters without space around it', () => {
    expect(codes.filter((code) => code.length > 2 && !list.names.has(code.slice(0, -2)))).toEqual([]);
    const odd = ([, name]: readonly [string, string]): boolean =>
      !/^[\p{L}\d][\p{L}\d ,.;()/’'-]+[\p{L}\d)]$/u.test(name) || name.includes('  ');
    expect([...list.names].filter(odd)).toEqual([]);
  });

  it('have names that say what is left over: “Other …” for …99 of a division, “not elsewhere classified” for …99 of a group', () => {
    const silent = ([code, name]: readonly [string, string]): boolean =>
      (/^\d\d99$/.test(code) && !name.startsWith('Other ')) || (/^\d{4}99$/.test(code) && !/ not elsewhere classified\)?$/.test(name));
    expect([...list.names].filter(silent)).toEqual([]);
  });

  it('take a code that is there; with other last two digits only what is there too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 0, max: 99 }), (code, other) => {
        const near = `${code.slice(0, -2)}${two(other)}`;
        expect(isSubject(list, `${list.base}${code}`)).toBe(true);
        expect(isSubject(list, `${list.base}${near}`)).toBe(given.has(near));
      }),
      { numRuns: 300 },
    );
  });
});

// As other copies of the classification have them: that of the public RAiD service, and New Zealand's research information system.
it.each([
  [fields, '46', 'Information and computing sciences'],
  [fields, '3999', 'Other Education'],
  [fields, '300101', 'Agricultural biotechnology diagnostics (incl. biosensors)'],
  [fields, '440509', "Women's studies (incl. girls' studies)"],
  [fields, '450803', 'Ngā tikanga mātauranga o te Māori (Māori educational methods)'],
  [fields, '451130', 'Te Tiriti o Waitangi (The Treaty of Waitangi)'],
  [fields, '451899', 'Pacific Peoples, society and community not elsewhere classified'],
  [fields, '461199', 'Machine learning not elsewhere classified'],
  [fields, '510404', 'Electronic and magnetic properties of condensed matter; superconductivity'],
  [objectives, '1401', 'Defence'],
  [objectives, '100407', 'Insects'],
  [objectives, '190199', 'Adaptation to climate change not elsewhere classified'],
  [objectives, '230408', 'Rehabilitation and correctional services'],
  [objectives, '241305', 'Insects'],
  [objectives, '280111', 'Expanding knowledge in the environmental sciences'],
] as const)('$0.label: %s is “%s”', (list, code, name) => expect(list.names.get(code)).toBe(name));

it.each(['', '29', '4', '461', '46121', '4614', '461401', '461200', '461209', '461298', '4612991', '46 12', '46x2', '461299 ', '００'])(
  '“%s” is no field of research',
  (code) => expect(isSubject(fields, `${fields.base}${code}`)).toBe(false),
);

it.each(['29', '1402', '2899', '280100', '280124', '280199', '461201'])('“%s” is no objective', (code) =>
  expect(isSubject(objectives, `${objectives.base}${code}`)).toBe(false),
);

it('A code counts in its own list alone, and only whole', () => {
  expect(isSubject(objectives, `${fields.base}28`)).toBe(false);
  expect(isSubject(fields, '461201')).toBe(false);
  expect(isSubject(fields, `${fields.base}/461201`)).toBe(false);
});

describe('A record with several subjects', () => {
  const { schemaUri, base } = fields;
  const checked = (codes: readonly string[]) =>
    checkRaid(
      { ...wholeRecord(), subject: codes.map((code) => ({ id: `${base}${code}`, schemaUri, keyword: [] })) },
      { asOf: '2026-01-15', registeredOn: '2026-01-15' },
    );

  it('is told of each that does not exist at its own place', () => {
    const result = checked(['461201', '461209', '4612', '310300', '46']);
    const failures = result.ok ? [] : result.failures;
    expect(failures.map(({ fieldId, errorType }) => [fieldId, errorType])).toEqual([
      ['subject[1].id', 'invalidValue'],
      ['subject[3].id', 'invalidValue'],
    ]);
  });

  it('is right with codes of every level', () => expect(checked(['46', '4612', '461201', '461299', '309999']).ok).toBe(true));
});
