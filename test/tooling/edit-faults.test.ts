import { describe, expect, it } from 'vitest';
import { editFaults } from '../simulation/edit-faults.ts';
import type { Entry } from '../simulation/sim-entry.ts';

interface Edit {
  readonly station: string;
  readonly base: number;
  readonly saw: string;
  readonly set: string;
  readonly epoch?: number;
  readonly told?: boolean;
}

/** A feed of edits of one person, whose units are sealed in the facts. */
function feedOf(...edits: readonly Edit[]): readonly Entry[] {
  return edits.map(({ station, base, saw, set, epoch = 0, told = false }, at): Entry => {
    const body = JSON.stringify({ base, note: { saw, set }, changes: [{ record: 'person', id: 'somebody', set: {} }] });
    const kept = { seq: at + 1, station, epoch, n: at + 1, leaf: Buffer.alloc(32), action: 'person.edit', body };
    return {
      ...kept,
      verdict: { answer: 'accepted', skip: [], ...(told ? { case: { kind: 'edit', record: 'person', id: 'somebody' } } : {}) },
    };
  });
}
const first = { station: 'one', base: 0, saw: '', set: 'Optics' };

describe('The simulation’s look at edits', () => {
  it.each([
    ['did not know the other', { base: 0, saw: '' }],
    ['names its place and saw something else: the feed was another', { base: 1, saw: '' }],
    ['is of another disk that was the same station', { base: 0, saw: '', station: 'one', epoch: 1 }],
  ])('finds one that goes over another’s without a word where it %s', (_what, known) => {
    expect(editFaults(feedOf(first, { station: 'two', set: 'Acoustics', ...known }))).toEqual([
      'the edit at 2 goes over the one at 1 and nobody is told',
    ]);
  });

  it('finds nothing where somebody saw what was set over the other one, and comes behind now', () => {
    const second = { station: 'two', base: 1, saw: 'Seismics', set: 'Acoustics' };
    expect(editFaults(feedOf(first, second, { station: 'three', base: 1, saw: 'Optics', set: 'Seismics', told: true }))).toEqual([]);
  });

  it.each([
    ['a person is told', { station: 'two', base: 0, saw: '', set: 'Acoustics', told: true }],
    ['it knew of it', { station: 'two', base: 1, saw: 'Optics', set: 'Acoustics' }],
    ['both say the same', { station: 'two', base: 0, saw: '', set: 'Optics' }],
    ['both are of one station', { station: 'one', base: 0, saw: 'Optics', set: 'Acoustics' }],
  ])('finds nothing where %s', (_what, second) => {
    expect(editFaults(feedOf(first, second))).toEqual([]);
  });
});
