import { describe, expect, it } from 'vitest';
import { cardLifecycle } from '../../../core/lifecycles/card.ts';
import { endsRequest } from '../../../core/lifecycles/cascade.ts';
import { personLifecycle } from '../../../core/lifecycles/person.ts';
import { requestLifecycle } from '../../../core/lifecycles/request.ts';
import { type SideEffect, sideEffects } from '../../../core/lifecycles/side-effect.ts';
import { sideEffectsOf } from '../../../core/lifecycles/side-effects.ts';
import { temporaryCardLifecycle } from '../../../core/lifecycles/temporary-card.ts';

const cycles = [personLifecycle, cardLifecycle, temporaryCardLifecycle, requestLifecycle] as const;

describe('The side effects', () => {
  it('are of these four things', () => {
    expect(Object.keys(sideEffectsOf).toSorted()).toEqual(cycles.map(({ thing }) => thing).toSorted());
  });

  it.each(cycles.map((cycle) => [cycle.thing, cycle] as const))(
    'of a %s have one row for every edge, and none without an edge',
    (thing, cycle) => {
      const edges = cycle.edges.map(({ event }) => event as string);
      expect(new Set(edges).size, 'one edge for each event').toBe(edges.length);
      expect(Object.keys(sideEffectsOf[thing as keyof typeof sideEffectsOf]).toSorted()).toEqual(edges.toSorted());
    },
  );

  it('are each named once in a row, and each happens somewhere', () => {
    const rows = Object.values(sideEffectsOf).flatMap((events) => Object.values(events as Readonly<Record<string, readonly string[]>>));
    for (const row of rows) expect(new Set(row).size).toBe(row.length);
    expect([...new Set(rows.flat())].toSorted()).toEqual(Object.keys(sideEffects).toSorted());
  });

  it.each(Object.entries(sideEffects as Readonly<Record<string, SideEffect>>))(
    '%s is said in one sentence and says where it shows',
    (name, effect) => {
      expect(effect.what).toMatch(/^[A-Z].*\.$/);
      // What a request asked for shows where that shows.
      if (name !== 'asked-done') expect(effect.shows).not.toEqual([]);
    },
  );
});

describe('An open request about a person', () => {
  it.each([
    ['deactivate', 26, true],
    ['deactivate', 35, true],
    ['deactivate', 5, false],
    ['deactivate', 8, false],
    ['deactivate', 30, false],
    ['reactivate', 26, false],
    ['reactivate', 2, false],
    ['lock', 26, true],
    ['lock', 5, true],
    ['lock', 30, true],
  ] as const)('at %s, of row %i: ends is %s', (event, row, ends) => {
    expect(endsRequest(event, row)).toBe(ends);
  });
});
