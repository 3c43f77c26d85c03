import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { passwordLetterName } from './new-password.ts';

/** The letter is on paper: the file that waited for printing by hand is overwritten and removed. */
export const personConfirmPasswordLetter: Handler<'person.confirm-password-letter'> = (call, { house, store }) => {
  const name = passwordLetterName(required(call.subject.person, 'the person'));
  if (!house.spool.waiting().includes(name)) throw new Refusal('letter-gone');
  house.spool.destroy(name);
  store.transact((writer) => writer.append(factOf(call, 'person.confirm-password-letter', { changes: [] })));
  return {};
};
