import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRaid } from '../../../core/raid/check-raid.ts';
import { rounds } from '../../rounds.ts';
import { anyRaid, LAST_DAY, TODAY, wholeRaid } from './any-raid.ts';
import { moreViolations } from './more-violations.ts';
import { type Pick, violations } from './violations.ts';

const all = [...violations, ...moreViolations];
const SEED = 20_260_115;
/** The same ones every time, and each of them broken by every rule. */
const records = fc.sample(wholeRaid, { seed: SEED, numRuns: rounds(20, 1000) });

function found(body: unknown): readonly string[] {
  const checked = checkRaid(body, { asOf: TODAY, registeredOn: TODAY });
  return checked.ok ? [] : checked.failures.map(({ fieldId, errorType }) => `${fieldId} ${errorType}`).toSorted();
}

/** Picks that a number gives, one after another. */
function picker(seed: number): Pick {
  let left = seed;
  return (count) => {
    const picked = left % count;
    left = Math.floor(left / count);
    return picked;
  };
}

const asSaid = (said: readonly string[], wanted: readonly string[]): readonly string[] =>
  said.map((one, at) => (wanted[at]?.includes('#') === true ? one.replaceAll(/\[\d+\]/g, '[#]') : one));

describe('Any record that keeps the specification’s rules', () => {
  it('is found right, whatever of its blocks is there', () => {
    fc.assert(
      fc.property(anyRaid, (record) => {
        expect(found(record)).toEqual([]);
      }),
      { numRuns: rounds(100, 10_000) },
    );
  });

  it('may be closed until the last day of 18 months, and not a day longer', () => {
    const closed = (embargoExpiry: string) => (record: object) => {
      const type = {
        id: 'https://vocabularies.coar-repositories.org/access_rights/c_f1cf/',
        schemaUri: 'https://vocabularies.coar-repositories.org/access_rights/',
      };
      return found({ ...record, access: { type, statement: { text: 'A patent.' }, embargoExpiry } });
    };
    for (const record of records) {
      expect(closed(LAST_DAY)(record)).toEqual([]);
      expect(closed('2027-07-16')(record)).toEqual(['access.embargoExpiry invalidValue']);
    }
  });
});

describe('Any record with one rule of section 6 broken', () => {
  it('breaks more than a hundred of them, each by a name of its own', () => {
    expect(new Set(all.map(([name]) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(100);
  });

  it.each(all)('%s: told at its path, and nothing else', (_name, spoil) => {
    for (const [which, record] of records.entries()) {
      const broken = structuredClone(record);
      const wanted = spoil(broken, picker(which * 7919)).toSorted();
      const patterns = wanted.map((one) => (one.includes('#') ? one.replaceAll(/\[\d+\]/g, '[#]') : one));
      expect(asSaid(found(broken), wanted), `record ${which} of seed ${SEED}`).toEqual(patterns);
    }
  });
});
