import { Refusal } from '../../../core/failures/refusal.ts';
import { temporaryCardChange } from '../../desk/temporary-card/take-back.ts';
import { type Handler, factOf, required } from '../handler.ts';

/** Row 45: nothing was produced yet, so nothing has to be taken back. */
export const temporaryCardAbort: Handler<'temporary-card.abort'> = (call, parts) => {
  const { id, number } = required(call.subject.temporaryCard, 'the temporary card');
  if (parts.store.operations.openByCard(id) !== undefined) throw new Refusal('card-unfinished');
  parts.store.transact((writer) => {
    const changes = temporaryCardChange(writer, id, { event: 'abort', at: call.at });
    writer.append(factOf(call, 'temporary-card.abort', { note: { card: number }, changes }));
  });
  return {};
};
