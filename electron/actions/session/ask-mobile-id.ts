import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { askPhone } from '../mobile-id/ask-phone.ts';

/** At a kiosk alone, while nobody is signed in there. */
export const sessionAskMobileId: Handler<'session.ask-mobile-id'> = (call, parts) => {
  if (!parts.kiosk.on() || call.session !== undefined) throw new Refusal('not-found');
  return askPhone({ purpose: 'sign-in', mobileIds: [] }, parts);
};
