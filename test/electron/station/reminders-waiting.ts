import type { TestStation } from './test-station.ts';

/** Kinds of the mails that wait to be sent; those about requests are of another test. */
export const remindersWaiting = ({ store }: TestStation): readonly string[] =>
  store.mails
    .waiting()
    .map(({ kind }) => kind)
    .filter((kind) => !kind.startsWith('request-'));
