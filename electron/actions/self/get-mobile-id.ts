import { type Handler, required } from '../handler.ts';
import { beginMobileId } from '../mobile-id/begin.ts';

/** Row 39. */
export const selfGetMobileId: Handler<'self.get-mobile-id'> = (call, parts) =>
  beginMobileId('self.get-mobile-id', call, { person: required(call.subject.person, 'whoever calls'), parts });
