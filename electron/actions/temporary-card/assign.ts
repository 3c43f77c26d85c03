import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { lend } from './lend.ts';

/** Row 46: to an Active person whom the caller may open, at this service point. */
export const temporaryCardAssign: Handler<'temporary-card.assign'> = (call, parts) => {
  const card = required(call.subject.temporaryCard, 'the temporary card');
  const person = parts.store.get('person', call.input.personId);
  if (person === undefined) throw new Refusal('not-found');
  const refusal = call.may('person.open', { person, servicePointId: person.servicePointId });
  if (refusal !== undefined) throw new Refusal(refusal.code, refusal.params);
  return lend({ action: 'temporary-card.assign', event: 'assign', call, card, person }, parts);
};
