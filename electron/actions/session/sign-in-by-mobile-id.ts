import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { answerOfPhone, takeBack } from '../mobile-id/ask-phone.ts';
import { enter } from './enter.ts';

/** The holder of the mobile ID that signed; having signed is the proof that an unblocking may ask for, too. */
export const sessionSignInByMobileId: Handler<'session.sign-in-by-mobile-id'> = async (call, parts) => {
  const { askedId, stop } = call.input;
  if (stop === true) {
    takeBack(parts, askedId);
    return {};
  }
  if (!parts.kiosk.on()) throw new Refusal('not-found');
  const answer = await answerOfPhone(askedId, 'sign-in', parts);
  if ('waits' in answer) return answer.trouble === undefined ? {} : { trouble: answer.trouble };
  const person = required(parts.store.get('person', answer.mobileId.personId), 'the holder');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  return { session: enter(person, { mobileId: answer.mobileId, proof: { by: 'mobile' } }, parts) };
};
