import type { PasswordDelivery } from '../../../core/actions/views.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { FactDraft } from '../../../core/facts/draft.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { personLifecycle } from '../../../core/lifecycles/person.ts';
import type { Person } from '../../../core/records/records.ts';
import { passwordLetter } from '../../letters/password-letter.ts';
import { newPasswordMail } from '../../mail/mails.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';
import { generatedSecret } from './generated-secret.ts';

/** Name of a person's password letter in the spool. */
export const passwordLetterName = (person: Pick<Person, 'number'>): string => `password-letter-${person.number.toLowerCase()}`;

interface Reset {
  readonly person: Person;
  readonly delivery: PasswordDelivery;
  readonly at: string;
  readonly fact: FactDraft;
}

export type Spooled = { readonly queued: boolean; readonly where: string };

/**
 * Makes a password that nobody here sees and sends it on its way. The letter is printed first: where that fails, the old password stays.
 * Throws Refusal('printer-refused').
 */
export async function resetPassword({ person, delivery, at, fact }: Reset, parts: Parts): Promise<Spooled | undefined> {
  const { store, house } = parts;
  const password = generatedSecret(parts.random);
  const hash = await house.passwords.hash(password);
  const letter = delivery.letter ? await printed(person, { password, at }, parts) : undefined;
  try {
    store.transact((writer) => {
      const now = writer.get('person', person.id)?.state ?? 'unknown';
      if (!next(personLifecycle, now, 'edit').ok) throw new Refusal('state-refuses', { state: now, event: 'edit' });
      house.passwords.put(writer, person.id, hash);
      writer.oneTimeCodes.remove(person.id);
      dropMail(writer, person.id, parts);
      if (delivery.mail) mailed(writer, person, { password, parts });
      writer.append(fact);
    });
  } catch (cause) {
    house.spool.destroy(passwordLetterName(person));
    throw cause;
  }
  return letter;
}

/** What still waits would bring a password or code that is no longer good. */
export function dropMail(writer: StoreWriter, personId: string, { house }: Pick<Parts, 'house'>): void {
  for (const kind of ['new-password', 'forgotten-password'] as const) house.mail.drop(writer, { personId, kind });
}

export function mailed(
  writer: StoreWriter,
  person: Person,
  { password, parts }: { readonly password: string; readonly parts: Parts },
): void {
  const { mail, organisation } = parts.house;
  const { id: personId, servicePointId, email: to } = person;
  mail.put(writer, { personId, servicePointId, to, ...newPasswordMail({ organisation: organisation().name, password }) });
}

export async function printed(
  person: Person,
  { password, at }: { readonly password: string; readonly at: string },
  { house, store }: Parts,
): Promise<Spooled> {
  const pdf = await passwordLetter({
    organisation: house.organisation().name,
    servicePoint: store.get('service-point', person.servicePointId)?.name ?? '',
    person: person.name,
    email: person.email,
    at,
    password,
  });
  return house.spool.print(passwordLetterName(person), pdf);
}
