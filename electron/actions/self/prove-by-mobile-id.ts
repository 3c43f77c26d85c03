import { type Handler, factOf } from '../handler.ts';
import { answerOfPhone, takeBack } from '../mobile-id/ask-phone.ts';
import { assertWay, noteProof } from './proof.ts';

export const selfProveByMobileId: Handler<'self.prove-by-mobile-id'> = async (call, parts) => {
  const { askedId, stop } = call.input;
  assertWay('mobile', parts);
  if (stop === true) {
    takeBack(parts, askedId);
    return { proved: false };
  }
  const answer = await answerOfPhone(askedId, 'prove', parts);
  if ('waits' in answer) return answer.trouble === undefined ? { proved: false } : { proved: false, trouble: answer.trouble };
  const note = { mobileId: answer.mobileId.number };
  parts.store.transact((writer) => writer.append(factOf(call, 'self.prove-by-mobile-id', { kind: 'observation', note, changes: [] })));
  noteProof(call, 'mobile', parts);
  return { proved: true };
};
