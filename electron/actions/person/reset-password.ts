import { type Handler, factOf, required } from '../handler.ts';
import { resetPassword } from './new-password.ts';

/** Row 7: a password that the station makes, on a letter, by mail, or both. */
export const personResetPassword: Handler<'person.reset-password'> = async (call, parts) => {
  const person = required(call.subject.person, 'the person');
  const { delivery } = call.input;
  const fact = factOf(call, 'person.reset-password', { note: { ...delivery }, changes: [] });
  const letter = await resetPassword({ person, delivery, at: call.at, fact }, parts);
  return letter === undefined ? {} : { letter };
};
