import type { Subject } from '../handler.ts';

/** The number of the subject's card as people say it. */
export function saidNumber({ card, temporaryCard }: Pick<Subject, 'card' | 'temporaryCard'>): number | string {
  return temporaryCard === undefined ? (card?.number ?? '') : `T-${temporaryCard.number}`;
}
