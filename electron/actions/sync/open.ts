import type { Handler } from '../handler.ts';

export const syncOpen: Handler<'sync.open'> = (_call, { store, sync }) => {
  const { enrolled, waiting, waitingSince, position, head, heardAt, problem, frozen } = sync.state;
  return {
    waiting,
    position,
    openCases: store.feed.openCases(),
    unfolded: store.feed.unfolded(),
    ...(enrolled === undefined ? {} : { enrolled: { address: enrolled.address, at: enrolled.enrolledAt } }),
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ...(head === undefined ? {} : { head }),
    ...(heardAt === undefined ? {} : { heardAt }),
    ...(problem === undefined ? {} : { problem }),
    ...(frozen === undefined ? {} : { frozen: { at: frozen.at, since: frozen.since } }),
  };
};
