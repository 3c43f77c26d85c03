import { forgottenPasswordMail } from '../../mail/holder-mails.ts';
import type { Person } from '../../../core/records/records.ts';
import { type Call, type Handler, type Parts, factOf } from '../handler.ts';
import { generatedSecret } from '../person/generated-secret.ts';
import { CODE_MINUTES, codeHash, mayForget, wasJustSent } from './one-time-code.ts';

/** Row 20. Whatever the address is, the answer, the event that the page sees and the number of writes are the same. */
export const selfForgotPassword: Handler<'self.forgot-password'> = (call, parts) => {
  const { store, clock } = parts;
  const person = mayForget(store, call.input.email);
  if (person !== undefined && !wasJustSent(store, person.id, clock.now())) {
    sendCode(person, call, parts);
    return {};
  }
  store.transact((writer) => writer.counters.add('forgotten-password-unanswered'));
  parts.announce({ event: 'records', kinds: ['self'] });
  return {};
};

function sendCode(person: Person, call: Call<'self.forgot-password'>, { store, house, random }: Parts): void {
  const code = generatedSecret(random);
  const { id: personId, servicePointId, email: to } = person;
  const parts = { organisation: house.organisation().name, code, minutes: CODE_MINUTES };
  const words = forgottenPasswordMail(parts, call.input.language);
  store.transact((writer) => {
    house.mail.drop(writer, { personId, kind: 'forgotten-password' });
    house.mail.put(writer, { personId, servicePointId, to, ...words });
    writer.oneTimeCodes.put({ personId, hash: codeHash(code), madeAt: call.at });
    writer.append(factOf(call, 'self.forgot-password', { kind: 'observation', subject: { kind: 'person', id: personId }, changes: [] }));
  });
}
