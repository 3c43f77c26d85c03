import type { ActionId } from '../../../core/actions/all.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Failure } from '../../../core/failures/table.ts';
import type { Operation, TemporaryCard } from '../../../core/records/records.ts';
import { operationOn } from '../../desk/temporary-card/take-back.ts';
import { blankAt } from '../card/begin-issue.ts';
import { type Call, type Parts, required } from '../handler.ts';
import { produceTemporary } from './produce.ts';

interface Beginning {
  readonly action: 'temporary-card.issue' | 'batch.issue-temporary-cards';
  readonly card: TemporaryCard;
  readonly reader: string;
  readonly call: Pick<Call<ActionId>, 'session' | 'at' | 'who'>;
  /** Hears how it ended; nothing where it ended well. */
  readonly ended?: (failure: Failure | undefined) => void;
}

/** Writes down that the blank in that reader becomes this card of the pool, and starts. Throws Refusal. */
export function beginPreparing({ action, card, reader, call, ended }: Beginning, parts: Parts): string {
  if (parts.store.operations.openByCard(card.id) !== undefined) throw new Refusal('card-unfinished');
  const blank = blankAt(reader, parts);
  const operation: Operation = {
    ...operationOn(card),
    id: parts.newId(),
    kind: 'prepare',
    findings: {},
    startedBy: required(call.session, 'a session').personId,
    startedAt: call.at,
  };
  parts.store.transact((writer) => {
    writer.append({
      kind: 'intent',
      action,
      who: call.who,
      servicePoint: card.servicePointId,
      subject: { kind: 'temporary-card', id: card.id },
      note: { card: card.number, reader },
      changes: [{ record: 'operation', id: operation.id, set: operation }],
    });
  });
  produceTemporary({ operationId: operation.id, reader, ...blank, who: call.who, ...(ended === undefined ? {} : { ended }) }, parts);
  return operation.id;
}
