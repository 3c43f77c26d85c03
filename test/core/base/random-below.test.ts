import { describe, expect, it } from 'vitest';
import { randomBelow } from '../../../core/base/random-below.ts';

/** Every byte once, in turn. */
const inTurn = () => {
  let next = -1;
  return () => Uint8Array.of((next = (next + 1) % 256));
};

describe('a random number below a limit', () => {
  it.each([10, 255, 256, 33])('below %i has every value equally often', (limit) => {
    const random = inTurn();
    const counts = new Map<number, number>();
    const whole = 256 - (256 % limit);
    for (let drawn = 0; drawn < whole; drawn += 1) {
      const value = randomBelow(limit, random);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((left, right) => left - right)).toEqual(Array.from({ length: limit }, (_, value) => value));
    expect(new Set(counts.values())).toEqual(new Set([whole / limit]));
  });

  it('draws again instead of folding the rest onto the first values', () => {
    const bytes = [255, 250, 7];
    expect(randomBelow(10, () => Uint8Array.of(bytes.shift() ?? 0))).toBe(7);
  });
});

it.each([0, -1, 1.5, 257, Number.NaN])('refuses a limit of %d, which one byte cannot give', (limit) => {
  expect(() => randomBelow(limit, () => new Uint8Array(1))).toThrow(RangeError);
});
