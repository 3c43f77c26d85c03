import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';

/** Stops after the step that runs now; what it leaves behind was said before. */
export const operationCancel: Handler<'operation.cancel'> = (call, { desk }) => {
  const view = desk.cancel(required(call.subject.operation, 'the operation').id);
  if (view === undefined) throw new Refusal('operation-not-open');
  return view;
};
