import { Refusal } from '../../../core/failures/refusal.ts';
import type { Person } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { optionValue } from '../option/option-value.ts';

interface Somebody {
  /** Of somebody who is in the register already. */
  readonly id?: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** Whose entry was taken back or rejected keeps nothing from anybody: the corrected entry has the same. */
export const neverEntered: readonly Person['state'][] = ['aborted', 'rejected'];

/**
 * The identifying field is one person's in the whole register, where the option asks for it; also between two that are entered at once,
 * since this is asked in the transaction that writes. Throws Refusal naming the other's number, and no more of them.
 */
export function assertUnique(
  store: StoreReader,
  somebody: Somebody,
  option: 'users-uniqueness-check' | 'users-edit-uniqueness-check',
): void {
  if (optionValue(store, option) !== true) return;
  const byPhone = optionValue(store, 'users-identifying-field') === 'phone';
  const clash = byPhone ? phoneClash(store, somebody) : somebody.email === undefined ? undefined : store.people.byEmail(somebody.email);
  if (clash === undefined || clash.id === somebody.id || neverEntered.includes(clash.state)) return;
  throw new Refusal(byPhone ? 'phone-taken' : 'email-taken', { number: clash.number });
}

function phoneClash(store: StoreReader, { phone }: Somebody): Person | undefined {
  return phone === undefined ? undefined : store.people.byPhone(phone);
}
