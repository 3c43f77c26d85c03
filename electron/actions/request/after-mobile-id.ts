import type { Handler } from '../handler.ts';
import { answerOfPhone } from '../mobile-id/ask-phone.ts';
import { dropWish, keepWish, wishOf } from './phone-signature.ts';

export const requestAfterMobileId: Handler<'request.after-mobile-id'> = async (call, parts) => {
  const { askedId, stop } = call.input;
  if (stop === true) {
    dropWish(parts, askedId);
    return { signed: false };
  }
  const wish = wishOf(askedId, call, parts);
  if (wish.answer !== undefined) return { signed: true };
  const answer = await answerOfPhone(askedId, wish.decision, parts);
  if ('waits' in answer) return answer.trouble === undefined ? { signed: false } : { signed: false, trouble: answer.trouble };
  keepWish(parts, { ...wishOf(askedId, call, parts), answer });
  return { signed: true };
};
