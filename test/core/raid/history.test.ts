import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compareRaids } from '../../../core/raid/compare-raids.ts';
import { BASELINE_EVERY, recordAt, type Revision, revisionsOf, sameContent } from '../../../core/raid/history.ts';
import type { RaidMetadata } from '../../../core/raid/metadata.ts';
import { coded, wholeRecord } from './whole-record.ts';

/** Numbers below a bound out of a seed: the same ones every time. */
function chance(seed: number): (below: number) => number {
  let made = 0;
  return (below) => Number(createHash('sha256').update(`${seed} ${++made}`).digest().readUInt32BE() % below);
}

/** One edit as people make them: a text, an end, a row more, a row less, rows in another order. */
function edited(record: RaidMetadata, random: (below: number) => number): RaidMetadata {
  const next = structuredClone(record);
  const titles = next.title;
  const any = titles[random(titles.length)];
  switch (random(6)) {
    case 0:
      if (any !== undefined) any.text = `Title ${random(1000)} ~/é`;
      break;
    case 1:
      if (titles.length < 12)
        titles.push({ text: `More ${random(1000)}`, type: coded('titleType', random(4)), startDate: String(2000 + random(30)) });
      break;
    case 2:
      if (titles.length > 1) titles.splice(random(titles.length), 1);
      break;
    case 3:
      titles.reverse();
      break;
    case 4:
      next.alternateUrl = Array.from({ length: random(4) }, (_, index) => ({ url: `https://example.org/${random(9)}/${index}` }));
      break;
    default:
      if (any !== undefined && any.endDate === undefined) any.endDate = '2030';
      else delete any?.endDate;
  }
  return next;
}

const COUNT = 1000;

describe('The history of a RAiD', () => {
  it.each([1, 2])(
    `replays to what was stored at each of ${COUNT} random edits (seed %i)`,
    (seed) => {
      const random = chance(seed);
      const rows: Revision[] = [];
      const stored: RaidMetadata[] = [];
      for (let version = 1; version <= COUNT; version += 1) {
        const before = stored.at(-1);
        const after = before === undefined ? wholeRecord() : edited(before, random);
        rows.push(...(JSON.parse(JSON.stringify(revisionsOf(version, before, after))) as Revision[]));
        stored.push(after);
      }
      for (const [index, record] of stored.entries()) expect(recordAt(index + 1, rows), `version ${index + 1}`).toEqual(record);
      expect(rows.filter((row) => row.changeType === 'BASELINE').map((row) => row.revision)).toEqual(
        Array.from({ length: Math.floor(COUNT / BASELINE_EVERY) }, (_, index) => (index + 1) * BASELINE_EVERY),
      );
      // Without its whole records the patches alone lead there as well.
      const patches = rows.filter((row) => row.changeType === 'PATCH');
      expect(recordAt(COUNT, patches)).toEqual(stored.at(-1));
    },
    60_000,
  );

  it('says which revision is missing', () => {
    expect(() => recordAt(2, revisionsOf(1, undefined, wholeRecord()))).toThrow('revision 2 is missing');
  });

  it('knows a save that changes nothing, whatever version and times say', () => {
    const stamped = { ...wholeRecord(), metadata: { created: 1, updated: 2 }, identifier: { version: 7 } };
    expect(sameContent(stamped, wholeRecord())).toBe(true);
    expect(sameContent(stamped, { ...wholeRecord(), date: { startDate: '2023' } })).toBe(false);
  });

  it('compares two versions field by field', () => {
    const after = { ...wholeRecord(), date: { startDate: '2024' }, alternateUrl: [{ url: 'https://example.org/new' }] };
    expect(compareRaids(wholeRecord(), after)).toEqual([
      { path: 'date.endDate', before: '2027-06' },
      { path: 'alternateUrl[0].url', before: 'https://example.org/reef', after: 'https://example.org/new' },
    ]);
  });
});
