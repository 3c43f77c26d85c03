import { describe, expect, it } from 'vitest';
import { subjectLists } from '../../core/raid/subjects.ts';
import { findSubjects, subjectsNear, subjectWithin } from '../../renderer/screens/raid/form/find-subjects.ts';

const [fields, objectives] = subjectLists;
if (fields === undefined || objectives === undefined) throw new Error('expected both lists of ANZSRC');
const found = (typed: string): readonly string[] => findSubjects(fields, typed);

describe('a subject that is looked for', () => {
  it('is found by its words in any order, in small letters or large', () => {
    expect(found('deep learning')).toEqual(['461103']);
    expect(found('LEARNING deep')).toEqual(['461103']);
    expect(found('  Deep   learning ')).toEqual(['461103']);
  });

  it('is found without its accents, and with a straight apostrophe for a curly one', () => {
    expect(found('matauranga maori education')).toContain('4508');
    expect(found("men's health")).toContain('450412');
  });

  it('is found by the beginning of its code, the broad before the narrow', () => {
    expect(found('4612')).toEqual(['4612', ...[1, 2, 3, 4, 5, 6, 7, 8].map((last) => `46120${last}`), '461299']);
    expect(found('46').slice(0, 3)).toEqual(['46', '4601', '4602']);
    expect(found('46 robotics')).toEqual(['460205', '460810']);
  });

  it('comes first where its name begins with what is typed', () => {
    expect(found('economics').slice(0, 1)).toEqual(['38']);
    expect(found('software').slice(0, 2)).toEqual(['4612', '460406']);
  });

  it('is not found by what is nowhere', () => expect(found('phrenology')).toEqual([]));
});

describe('the way from the broad to the narrow', () => {
  const near = (chosen: string): readonly string[] => subjectsNear(fields, chosen);
  const divisions = [...fields.names.keys()].filter((code) => code.length === 2);

  it('begins at the divisions', () => expect(near('')).toEqual(divisions));

  it('shows the groups of a chosen division, and the fields of a chosen group in their place', () => {
    expect(near('50').filter((code) => code.length > 2)).toEqual(['5001', '5002', '5003', '5004', '5005', '5099']);
    expect(near('5005').filter((code) => code.length > 4)).toEqual(['500501', '500599']);
    expect(near('500501')).toEqual(near('5005'));
  });

  it('says of each what it is in', () => {
    expect(subjectWithin(fields, '461103')).toBe('Machine learning, Information and computing sciences');
    expect(subjectWithin(fields, '4611')).toBe('Information and computing sciences');
    expect(subjectWithin(fields, '46')).toBe('');
    expect(['100407', '241305'].map((code) => subjectWithin(objectives, code))).toEqual([
      'Livestock raising, Animal production and animal primary products',
      'Processed food products and beverages (excl. dairy products), Manufacturing',
    ]);
  });
});
