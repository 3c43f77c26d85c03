import { describe, expect, it } from 'vitest';
import { mergeRaids, withBlocks } from '../../../core/raid/merge-raids.ts';

const base = { title: ['Reef'], date: { startDate: '2024' }, subject: ['46'] };

describe('A change that meets a newer version', () => {
  it('keeps theirs and puts mine on top where they changed other blocks', () => {
    const mine = { ...base, date: { startDate: '2025' } };
    const newest = { ...base, title: ['Reef sounds'], access: 'open' };
    expect(mergeRaids(base, mine, newest)).toEqual({
      content: { title: ['Reef sounds'], date: { startDate: '2025' }, subject: ['46'], access: 'open' },
      both: [],
    });
  });

  it('names the blocks that both changed and leaves them as they were saved', () => {
    const merged = mergeRaids(base, { ...base, title: ['Mine'] }, { ...base, title: ['Theirs'] });
    expect(merged).toEqual({ content: { ...base, title: ['Theirs'] }, both: ['title'] });
    expect(withBlocks(merged.content, { title: ['Mine'] }, ['title'])).toEqual({ ...base, title: ['Mine'] });
  });

  it('takes a block that I removed away, and has nothing to ask where both made the same change', () => {
    const { subject: _subject, ...mine } = { ...base, title: ['Same'] };
    expect(mergeRaids(base, mine, { ...base, title: ['Same'] })).toEqual({
      content: { title: ['Same'], date: { startDate: '2024' } },
      both: [],
    });
  });
});
