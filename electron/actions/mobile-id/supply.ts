import { type Handler, required } from '../handler.ts';
import { beginMobileId } from './begin.ts';

/** Row 37. */
export const mobileIdSupply: Handler<'mobile-id.supply'> = (call, parts) =>
  beginMobileId('mobile-id.supply', call, { person: required(call.subject.person, 'the person'), parts });
