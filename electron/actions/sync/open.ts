import type { Handler } from '../handler.ts';

export const syncOpen: Handler<'sync.open'> = (_call, { store, sync }) => {
  const { enrolled, waiting, waitingSince, position, head, heardAt, problem, frozen, rejoined, aside, away } = sync.state;
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
    ...(frozen === undefined ? {} : { frozen: { since: frozen.since, ...(frozen.at === undefined ? {} : { at: frozen.at }) } }),
    ...(rejoined === undefined ? {} : { rejoined: { at: rejoined.at, lost: rejoined.from - rejoined.to } }),
  };
};
