import { describe, expect, it } from 'vitest';
import { forGroups } from '../../../core/raid/field-of-research-groups.ts';
import { isSubject, subjectLists, subjectName } from '../../../core/raid/subjects.ts';

const [fields, objectives] = subjectLists;
if (fields === undefined || objectives === undefined) throw new Error('expected both lists of ANZSRC');

describe('Fields of Research', () => {
  it('are the 23 divisions and 213 groups of ANZSRC 2020, each group in a division that has an “other” one', () => {
    expect(Object.keys(fields.divisions)).toHaveLength(23);
    expect(Object.keys(forGroups)).toHaveLength(213);
    expect(new Set(Object.keys(forGroups).map((code) => code.slice(0, 2)))).toEqual(new Set(Object.keys(fields.divisions)));
    for (const division of Object.keys(fields.divisions)) expect(forGroups[`${division}99`], division).toMatch(/^Other /);
  });

  it.each(['30', '4612', '461299', '450799'])('“%s” is a subject', (code) => expect(isSubject(fields, `${fields.base}${code}`)).toBe(true));

  it.each(['', '29', '4', '461', '46121', '4614', '461401', '4612991', '46 12', '46x2'])('“%s” is none', (code) =>
    expect(isSubject(fields, `${fields.base}${code}`)).toBe(false),
  );

  it('have the name of the group, where there is one', () => {
    expect(['46', '4612', '461299'].map((code) => subjectName(fields, code))).toEqual([
      'Information and computing sciences',
      'Software engineering',
      'Software engineering',
    ]);
  });
});

it('Of Socio-Economic Objectives the division decides', () => {
  expect(isSubject(objectives, `${objectives.base}280102`)).toBe(true);
  expect(isSubject(objectives, `${objectives.base}290102`)).toBe(false);
  expect(isSubject(objectives, `${fields.base}28`)).toBe(false);
});
