import type { Row } from './sample-row.ts';

export const feedRows: readonly Row[] = [
  ['feed_entry', { seq: 1, station: 'st', epoch: 0, n: 1, verdict: '{"answer":"accepted","skip":[]}' }],
  ['feed_case', { seq: 1, kind: 'edit', record: 'person', id: 'p', other: null, settled_by: null }],
  ['feed_unfolded', { seq: 1, change: 0, why: 'key' }],
];

export const healingRows: readonly Row[] = [
  ['fact_aside', { hash: 'a'.repeat(64), epoch: 5, n: 9, generation: -1, base: null, again: null }],
  ['feed_mark', { seq: 1, stood: '{}' }],
  ['feed_before', { era: 1, seq: 2, station: 'st', epoch: 0, n: 2, verdict: '{"answer":"accepted","skip":[]}' }],
];
