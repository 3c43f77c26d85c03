import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { needsWipe, temporaryCardChange, wipeOperation } from '../../desk/temporary-card/take-back.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { assertIdle } from './idle.ts';
import { produceTemporary } from './produce.ts';

/** Row 50: what the holder had is revoked at once; the chip is wiped now where it lies in a reader, else when it is next seen. */
export const temporaryCardWithdraw: Handler<'temporary-card.withdraw'> = async (call, parts) => {
  const { id, number } = required(call.subject.temporaryCard, 'the temporary card');
  assertIdle(id, parts);
  const startedBy = required(call.session, 'a session').personId;
  const operationId = parts.store.transact((writer) => {
    const card = writer.get('temporary-card', id);
    if (card === undefined) throw new Refusal('not-found');
    const wipe = needsWipe(card, writer) ? wipeOperation(card, { id: parts.newId(), startedBy, at: call.at }) : undefined;
    const changes: Change[] = [...temporaryCardChange(writer, id, { event: 'withdraw', at: call.at })];
    if (wipe !== undefined) changes.push({ record: 'operation', id: wipe.id, set: wipe });
    writer.append(factOf(call, 'temporary-card.withdraw', { note: { card: number, wipe: wipe !== undefined }, changes }));
    return wipe?.id;
  });
  const reader = parts.desk.readerOf(id);
  const starts = operationId !== undefined && reader !== undefined && !parts.desk.busy(reader);
  if (starts) produceTemporary({ operationId, reader, who: call.who }, parts);
  const settled = await settleAuthority(parts);
  return {
    waitingForAuthority: !settled,
    wipe: starts ? 'started' : operationId === undefined ? 'none' : 'waits',
    ...(operationId === undefined ? {} : { operationId }),
  };
};
