import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';

/** Progress of a card operation of this run of the station; an older one is found on its card's page. */
export const operationOpen: Handler<'operation.open'> = (call, { desk }) => {
  const view = desk.operation(required(call.subject.operation, 'the operation').id);
  if (view === undefined) throw new Refusal('not-found');
  return view;
};
