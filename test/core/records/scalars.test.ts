import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { day, email, hex, instant, line, password, pin, recordId } from '../../../core/records/scalars.ts';

const cases: readonly (readonly [name: string, type: z.ZodType, takes: readonly unknown[], refuses: readonly unknown[]])[] = [
  ['An id', recordId, ['3f0e4c1a-8f43-4f0d-9a55-0d6c1f3b2a77'], ['', '1', '3f0e4c1a8f434f0d9a550d6c1f3b2a77', 7, null]],
  [
    'An instant',
    instant,
    ['2026-03-14T09:26:53.589Z', '2024-02-29T00:00:00.000Z'],
    ['2026-03-14T09:26:53Z', '2026-03-14T09:26:53.589', '2026-03-14T09:26:53.589+00:00', '2026-13-01T00:00:00.000Z', 0],
  ],
  ['A day', day, ['2026-03-14', '2024-02-29'], ['2025-02-29', '14.03.2026', '2026-3-14', '']],
  ['Hex', hex, ['', '00', '00ff'], ['0', 'FF', 'zz', '0x00', ' 00']],
  ['A line', line(5), ['a', ' a ', 'abcde', '日本語です', 'né'], ['', '   ', 'abcdef', 'a\nb', 'a\u0000', 'a\u007f', 7, undefined]],
  ['An e-mail address', email, ['a@example.org', ' A@Example.ORG '], ['a', 'a@', '@example.org', 'a b@example.org', '']],
  ['A password', password, ['four words', 'x'.repeat(256), 'ünïcödé wörds'], ['too short', 'x'.repeat(257), '', 1234567890]],
  ['A PIN', pin, ['402861', '4028617', '40286179'], ['40286', '402861793', '40286a', '402 61', '402861\n', '', 402861]],
];

describe.each(cases)('%s', (_name, type, takes, refuses) => {
  it('is taken where it is one', () => {
    for (const value of takes) expect(type.safeParse(value).success, JSON.stringify(value)).toBe(true);
  });

  it('is refused where it is none, in words that say what was wanted and never what was given', () => {
    for (const value of refuses) {
      const parsed = type.safeParse(value);
      const said = parsed.success ? 'taken' : parsed.error.issues.map((issue) => issue.message).join(' ');
      expect(said, JSON.stringify(value)).not.toBe('taken');
      expect(said).not.toMatch(/Invalid|regex|pattern|received/);
      if (typeof value === 'string' && value.trim().length > 4) expect(said).not.toContain(value);
    }
  });
});
