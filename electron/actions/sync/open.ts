import { readCheckpoint } from '../../../core/facts/checkpoint.ts';
import type { Handler } from '../handler.ts';

const sizeOf = (head: string): number => readCheckpoint(head).size;

export const syncOpen: Handler<'sync.open'> = (_call, { store, sync }) => {
  const { enrolled, waiting, waitingSince, position, head, heardAt, problem, frozen, rejoined, aside, away, fork } = sync.state;
  return {
    waiting,
    position,
    aside,
    openCases: store.feed.openCases(),
    unfolded: store.feed.unfolded(),
    ...(enrolled === undefined ? {} : { enrolled: { address: enrolled.address, at: enrolled.enrolledAt } }),
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ...(head === undefined ? {} : { head }),
    ...(heardAt === undefined ? {} : { heardAt }),
    ...(problem === undefined ? {} : { problem }),
    ...(away === undefined ? {} : { away }),
    ...(fork === undefined ? {} : { fork: { found: fork.found, own: sizeOf(fork.own), other: sizeOf(fork.other) } }),
    ...(frozen === undefined ? {} : { frozen: { since: frozen.since, ...(frozen.at === undefined ? {} : { at: frozen.at }) } }),
    ...(rejoined === undefined ? {} : { rejoined: { at: rejoined.at, lost: rejoined.from - rejoined.to } }),
  };
};
