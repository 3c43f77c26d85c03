import { feedPage } from '../../core/sync/wire.ts';
import { followingUpTo } from './follow-setting.ts';
import type { Link } from './link.ts';
import { ASK_MS } from './station-token.ts';
import { keepRejoined } from './sync-setting.ts';

/**
 * The server's feed is not the one that this station took in: the server was put back to an older backup. Goes back to where both are the same, from
 * where on everything that the server lost is sent again.
 */
export async function rejoin(link: Link): Promise<void> {
  const { store, now, station, changed } = link.parts;
  const from = store.feed.position().seq;
  const to = await lastCommon(link);
  if (to === from || store.feed.position().seq !== from) return;
  const { servicePoint } = station();
  store.transact((writer) => {
    writer.feed.unwind(to);
    followingUpTo(writer, to);
    keepRejoined(writer, { from, to, at: new Date(now()).toISOString() });
    writer.append({ kind: 'observation', action: 'sync.rejoined', who: {}, servicePoint, note: { from, to }, changes: [] });
  });
  changed([]);
}

/** The largest of the remembered sizes at which both feeds have the same digest. At 0 they always have. */
async function lastCommon({ parts: { store }, asking }: Link): Promise<number> {
  const marks = store.feed.marks();
  let [low, high] = [0, marks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const mark = marks[middle] ?? 0;
    const { digest } = await asking({ method: 'GET', path: `/feed?from=${mark}&limit=1`, patienceMs: ASK_MS }, feedPage);
    if (digest === store.feed.digestAt(mark)) low = middle;
    else high = middle - 1;
  }
  return marks[low] ?? 0;
}
