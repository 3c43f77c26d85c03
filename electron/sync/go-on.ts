import type { FactDraft } from '../../core/facts/draft.ts';
import type { ChainHead } from '../../core/facts/chain.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { epochOf, keepEpoch, linkTo } from '../store/epochs.ts';
import type { StoreWriter } from '../store/store.ts';
import type { SyncParts } from './link.ts';
import { frozenChain, forgetFrozen } from './sync-setting.ts';

/**
 * This computer is the station: it goes on in a new epoch. Its facts whose numbers belong to others are set aside, and are done again once everything
 * of the feed is here. `draft` makes the first fact of the new epoch. Throws Refusal('not-found') where nothing is frozen.
 */
export function goOn(
  { store, beginEpoch }: Pick<SyncParts, 'store' | 'beginEpoch'>,
  draft: (note: NonNullable<FactDraft['note']>) => FactDraft,
): void {
  const before = epochOf(store);
  try {
    store.transact((writer) => {
      const frozen = frozenChain(writer);
      if (frozen === undefined) throw new Refusal('not-found');
      const aside = frozen.at === undefined ? 0 : writer.feed.setAside({ epoch: frozen.epoch, n: frozen.at });
      const epoch = Math.max(before, writer.feed.ownEpoch()) + 1;
      const link = lastOf(writer, epoch);
      forgetFrozen(writer);
      keepEpoch(writer, epoch);
      beginEpoch(epoch);
      writer.append(draft({ ...linkTo(link), aside }));
    });
  } catch (cause) {
    beginEpoch(before);
    throw cause;
  }
}

/** The end of the newest epoch before that one of which anything stands. */
function lastOf({ facts }: Pick<StoreWriter, 'facts'>, before: number): Omit<ChainHead, 'station'> {
  for (let epoch = before - 1; epoch >= 0; epoch -= 1) {
    const last = facts.inEpoch(epoch).last();
    if (last !== undefined) return { epoch, ...last };
  }
  throw new TypeError('expected a journal');
}
