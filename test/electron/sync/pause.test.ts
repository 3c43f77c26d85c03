import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pauseAfter } from '../../../electron/sync/pause.ts';

describe('the pause after a failure', () => {
  const [least, most] = ['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'];

  it('is twice as long with each, and never more than some minutes', () => {
    expect([0, 1, 2, 8, 9, 20, 2000].map((failures) => pauseAfter(failures, least))).toEqual([
      750, 1500, 3000, 192_000, 225_000, 225_000, 225_000,
    ]);
    expect([0, 20].map((failures) => pauseAfter(failures, most))).toEqual([1250, 375_000]);
  });

  it('is each station’s own, so that thousands come back spread over half of it', () => {
    const pauses = Array.from({ length: 2000 }, () => pauseAfter(6, randomUUID()));
    const tenths = new Map<number, number>();
    for (const pause of pauses) tenths.set(Math.floor((pause - 48_000) / 3200), (tenths.get(Math.floor((pause - 48_000) / 3200)) ?? 0) + 1);
    expect([...tenths.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // Two hundred each, were it even; so far from it chance does not come.
    for (const count of tenths.values()) expect(Math.abs(count - 200)).toBeLessThan(90);
  });
});
