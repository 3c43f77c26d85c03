import { Refusal } from '../../../core/failures/refusal.ts';
import { isBeingDiscarded } from '../../desk/issue/discard.ts';
import { saidNumber } from '../view/said-number.ts';
import { type Handler, required } from '../handler.ts';
import { resumeTemporary } from '../temporary-card/resume.ts';
import { produce } from './produce.ts';

/** Takes an unfinished issue up when its card is back; the steps find out what is left to do. */
export const operationFinish: Handler<'operation.finish'> = (call, parts) => {
  const operation = required(call.subject.operation, 'the operation');
  if (operation.state !== 'open' || isBeingDiscarded(operation)) throw new Refusal('operation-not-open');
  const { reader } = call.input;
  if (parts.desk.operation(operation.id)?.state === 'running' || parts.desk.busy(reader)) throw new Refusal('reader-busy');
  const tile = parts.desk.reader(reader);
  if (tile.contents === 'empty') throw new Refusal('no-card');
  if (tile.unfinishedOperationId !== operation.id) throw new Refusal('card-not-this-one', { card: saidNumber(call.subject) });
  if (operation.temporary === true) resumeTemporary(operation, call, parts);
  else produce({ operationId: operation.id, reader, who: call.who }, parts);
  return { operationId: operation.id };
};
