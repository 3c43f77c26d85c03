import { FoldError } from '../../core/facts/fold.ts';
import type { AgainDraft } from '../store/feed.ts';
import type { Store } from '../store/store.ts';

/** Does again, in the present epoch, what was set aside; gives how much. Each on its own, so that one that cannot be holds up no other. */
export function doAgain(store: Store): number {
  const drafts = store.transact((writer) => writer.feed.againDrafts());
  for (const again of drafts) {
    try {
      append(again, store);
    } catch (cause) {
      if (!isOfRecord(cause)) throw cause;
      // Its records have become others: that it was done stays, and its fact is kept where it was set aside.
      append({ ...again, draft: { ...again.draft, changes: [] } }, store);
    }
  }
  return drafts.length;
}

function append({ hash, draft }: AgainDraft, store: Store): void {
  store.transact((writer) => {
    const { fact } = writer.append(draft);
    writer.feed.doneAgain(hash, `${fact.epoch}/${fact.n}`);
  });
}

function isOfRecord(cause: unknown): boolean {
  const { code } = (cause ?? {}) as { readonly code?: unknown };
  return cause instanceof FoldError || cause instanceof TypeError || (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT'));
}
