import { describe, expect, it } from 'vitest';
import { explainStatus, statusWords } from '../../../native/iso7816/status-words.ts';

/** Part 1 table 7 of SP 800-73-5, copied by hand. */
const PART_1_TABLE_7: readonly (readonly [string, string])[] = [
  ['6110', 'more-data'],
  ['6300', 'tries-left'],
  ['63c5', 'tries-left'],
  ['6882', 'not-supported'],
  ['6982', 'not-allowed'],
  ['6983', 'blocked'],
  ['6987', 'wrong-data'],
  ['6988', 'wrong-data'],
  ['6a80', 'wrong-data'],
  ['6a81', 'not-supported'],
  ['6a82', 'not-found'],
  ['6a84', 'no-room'],
  ['6a86', 'wrong-parameters'],
  ['6a88', 'reference-not-found'],
  ['9000', 'done'],
];

describe('status words', () => {
  it.each(PART_1_TABLE_7)('knows %s of SP 800-73-5 as %s', (hex, kind) => {
    expect(explainStatus(Number.parseInt(hex, 16))).toMatchObject({ hex, kind });
  });

  it.each(statusWords.map((row) => [row.pattern, row] as const))('finds row %s by its own example', (pattern, row) => {
    const example = Number.parseInt(pattern.replaceAll('x', '7'), 16);
    expect(explainStatus(example)).toMatchObject({ name: row.name, kind: row.kind, meaning: row.meaning });
  });

  it('lists no pattern twice, and all of four hex digits', () => {
    expect(new Set(statusWords.map(({ pattern }) => pattern)).size).toBe(statusWords.length);
    for (const { pattern } of statusWords) expect(pattern).toMatch(/^(?:[0-9a-f]{4}|[0-9a-f]{3}x|[0-9a-f]{2}xx)$/);
  });

  it('explains every one of the 65536 without throwing', () => {
    const kinds = new Set<string>();
    for (let status = 0; status <= 0xffff; status += 1) kinds.add(explainStatus(status).kind);
    expect(kinds.has('unknown')).toBe(true);
  });

  it('reads tries left only where the card says them', () => {
    for (let tries = 0; tries <= 15; tries += 1) expect(explainStatus(0x63c0 + tries).triesLeft).toBe(tries);
    expect(explainStatus(0x6983).triesLeft).toBe(0);
    expect(explainStatus(0x6300).triesLeft).toBeUndefined();
    expect(explainStatus(0x6982).triesLeft).toBeUndefined();
  });

  it('reads waiting and exact lengths, 00 as 256', () => {
    expect(explainStatus(0x6120).bytes).toBe(32);
    expect(explainStatus(0x6100).bytes).toBe(256);
    expect(explainStatus(0x6c14).bytes).toBe(20);
  });
});
