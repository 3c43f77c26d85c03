import { Refusal } from '../../../core/failures/refusal.ts';
import type { Person } from '../../../core/records/records.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { generatedSecret } from './generated-secret.ts';
import { mailed, printed, type Spooled } from './new-password.ts';

/** A new person's password on its way: stored with the record, printed once the record is there. */
export interface FirstPassword {
  readonly store: (writer: StoreWriter, person: Person) => void;
  /** The letter; absent where none is asked for. `refused` where the printer failed: the person is there, and needs another password. */
  readonly print?: (person: Person, at: string) => Promise<Spooled | 'refused'>;
}

export const noPassword: FirstPassword = { store: () => undefined };

/** As option UsersPasswordDelivery says: on a letter, by mail, or none until one is asked for. Nobody here sees it. */
export function firstPassword(parts: Parts): FirstPassword | Promise<FirstPassword> {
  const delivery = optionValue(parts.store, 'users-password-delivery');
  return delivery === 'nopassword' || parts.firstPasswords === 'none' ? noPassword : made(parts, delivery);
}

async function made(parts: Parts, delivery: unknown): Promise<FirstPassword> {
  const { house } = parts;
  const password = generatedSecret(parts.random);
  const hash = await house.passwords.hash(password);
  return {
    store: (writer, person) => {
      house.passwords.put(writer, person.id, hash);
      if (delivery === 'email') mailed(writer, person, { password, parts });
    },
    ...(delivery === 'print' ? { print: (person, at) => letter(person, { password, at }, parts) } : {}),
  };
}

async function letter(person: Person, words: Parameters<typeof printed>[1], parts: Parts): Promise<Spooled | 'refused'> {
  try {
    return await printed(person, words, parts);
  } catch (cause) {
    if (cause instanceof Refusal) return 'refused';
    throw cause;
  }
}
