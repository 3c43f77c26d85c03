import { type Handler, required } from '../handler.ts';
import { running } from './running.ts';

/** Nothing new begins; one that runs at a reader is not cut off. */
export const batchStop: Handler<'batch.stop'> = (call, parts) => {
  running(parts.store).get(required(call.subject.batch, 'the batch').id)?.stop();
  return {};
};
