import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { askPhone } from '../mobile-id/ask-phone.ts';
import { assertWay } from './proof.ts';

/** Only one's own phone is asked, and only where the policy takes its word. */
export const selfAskMobileId: Handler<'self.ask-mobile-id'> = (call, parts) => {
  assertWay('mobile', parts);
  const { id } = required(call.subject.person, 'whoever calls');
  const mobileIds = parts.store.mobileIds.byPerson(id).filter(({ state }) => state === 'active');
  if (mobileIds.length === 0) throw new Refusal('mobile-id-none');
  return askPhone({ purpose: 'prove', mobileIds: mobileIds.map((mobileId) => mobileId.id) }, parts);
};
