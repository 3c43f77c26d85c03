import { describe, expect, it } from 'vitest';
import { iso6393 } from 'iso-639-3';
import { isIsni, isOrcid, isRor, mod112, rorCheck } from '../../../core/raid/check-digits.ts';
import { isLanguageCode, languageCodes } from '../../../core/raid/language-codes.ts';
import { addMonths, firstDay, isFullDate, isPartialDate } from '../../../core/raid/partial-date.ts';

describe('Check digits', () => {
  it.each(['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X', '0000-0000-0000-1012', '0000-0000-0000-2023'])(
    'ORCID iD %s is right, and every other last character of it is wrong',
    (name) => {
      const right = '0123456789X'.split('').filter((last) => isOrcid(`https://orcid.org/${name.slice(0, -1)}${last}`));
      expect(right).toEqual([name.at(-1)]);
      expect(mod112(name.slice(0, -1).replaceAll('-', ''))).toBe(name.at(-1));
    },
  );

  it('an ORCID iD is the whole address and nothing beside it', () => {
    expect(isOrcid('0000-0002-1825-0097')).toBe(false);
    expect(isOrcid('http://orcid.org/0000-0002-1825-0097')).toBe(false);
    expect(isOrcid('https://orcid.org/0000-0002-1825-0097/')).toBe(false);
    expect(isOrcid('https://sandbox.orcid.org/0000-0002-1825-0097')).toBe(false);
  });

  it('an ISNI has the same check', () => {
    expect(isIsni('https://isni.org/isni/0000000121032683')).toBe(true);
    expect(isIsni('https://isni.org/isni/0000000121032684')).toBe(false);
  });

  it.each(['00rqy9422', '038sjwq14', '03yrm5c26', '05gq02987', '0384j8v12', '01ej9dk98'])(
    'ROR %s is right, and with other digits wrong',
    (name) => {
      expect(isRor(`https://ror.org/${name}`)).toBe(true);
      expect(rorCheck(name.slice(0, 7))).toBe(name.slice(7));
      expect(isRor(`https://ror.org/${name.slice(0, 8)}${(Number(name[8]) + 1) % 10}`)).toBe(false);
      expect(isRor(`https://ror.org/${name.toUpperCase()}`)).toBe(false);
    },
  );
});

describe('Dates of a RAiD', () => {
  it.each(['2024', '2024-02', '2024-02-29', '2000-02-29'])('%s can be read', (date) => expect(isPartialDate(date)).toBe(true));
  it.each(['01/02/2024', '2024-13', '2023-02-29', '1900-02-29', '2024-00', '2024-1', '24', '', '2024-02-30', '2024-02-01T00:00'])(
    '“%s” cannot',
    (date) => expect(isPartialDate(date)).toBe(false),
  );
  it('are their first day', () =>
    expect(['2024', '2024-06', '2024-06-30'].map(firstDay)).toEqual(['2024-01-01', '2024-06-01', '2024-06-30']));
  it('of an embargo are whole', () => expect(['2024', '2024-06', '2024-06-30'].map(isFullDate)).toEqual([false, false, true]));

  it.each([
    ['2026-01-15', '2027-07-15'],
    ['2026-08-31', '2028-02-29'],
    ['2025-08-31', '2027-02-28'],
    ['2026-12-31', '2028-06-30'],
    ['2026-06-30', '2027-12-30'],
  ])('%s and 18 calendar months are %s', (day, later) => expect(addMonths(day, 18)).toBe(later));
});

describe('Languages', () => {
  it('are those of ISO 639-3, each and no other', () => {
    expect(languageCodes()).toEqual(iso6393.map((language) => language.iso6393).toSorted());
  });
  it('have three letters', () => expect(['eng', 'en', 'ENG', 'xxz', ''].map(isLanguageCode)).toEqual([true, false, false, false, false]));
});
