import { afterEach, beforeEach, expect, it } from 'vitest';
import { day, shortDay } from '../../renderer/format.ts';
import { zoneOf } from '../../renderer/zone-of.ts';

const before = process.env['TZ'];
beforeEach(() => {
  process.env['TZ'] = 'America/Los_Angeles';
});
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

it('a last day is that day west of Greenwich too', () => {
  expect(day('2031-11-29')).toContain('29');
  expect(shortDay('2031-03-01')).toMatch(/\b0?1\b/);
  expect(day('2031-11-29T03:00:00.000Z')).toContain('28');
});

it('only an instant has a place', () => {
  expect(zoneOf('2031-11-29')).toBe('UTC');
  expect(zoneOf('2031-11-29T03:00:00Z')).toBeUndefined();
});
