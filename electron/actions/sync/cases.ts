import type { ActionOutput } from '../../../core/actions/all.ts';
import type { FeedCase } from '../../store/feed.ts';
import type { Store } from '../../store/store.ts';
import type { Handler } from '../handler.ts';
import { factView, subjectName } from '../view/fact-view.ts';

const MOST = 200;

export const syncCases: Handler<'sync.cases'> = (call, { store }) => ({
  cases: store.feed.cases({ open: call.input.open, limit: MOST }).map((one) => viewOf(one, store)),
});

type View = ActionOutput<'sync.cases'>['cases'][number];

function viewOf({ seq, kind, record, id, other, settledBy }: FeedCase, store: Store): View {
  const came = sideOf(seq, store);
  const against = other === undefined ? undefined : sideOf(other, store);
  return {
    seq,
    kind,
    record,
    id,
    name: subjectName({ kind: record, id }, store),
    counts: !store.feed.skipped(seq),
    settled: settledBy !== undefined,
    ...(came === undefined ? {} : { came }),
    ...(against === undefined ? {} : { against }),
  };
}

function sideOf(seq: number, store: Store): View['came'] {
  const found = store.feed.at(seq);
  if (found === undefined) return undefined;
  return { station: store.get('station', found.fact.station)?.name ?? '', view: factView(found.fact, store) };
}
