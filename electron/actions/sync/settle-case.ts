import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf } from '../handler.ts';

/** A fact like any other: the case is closed where it comes by in the feed, here as everywhere. */
export const syncSettleCase: Handler<'sync.settle-case'> = (call, { store, sync }) => {
  const { seq } = call.input;
  const found = store.feed.case(seq);
  if (found === undefined || found.settledBy !== undefined) throw new Refusal('not-found');
  store.transact((writer) => {
    const of = store.feed.at(seq)?.fact;
    const place = of === undefined ? {} : { station: of.station, epoch: of.epoch, n: of.n };
    writer.append(factOf(call, 'sync.settle-case', { note: { case: seq, kind: found.kind, ...place }, changes: [] }));
  });
  void sync.now();
  return {};
};
