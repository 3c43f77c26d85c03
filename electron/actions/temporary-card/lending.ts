import { Refusal } from '../../../core/failures/refusal.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import type { Person, TemporaryCard } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Parts } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';

const DAY_MS = 86_400_000;

export interface Lending {
  /** Certificates and a PIN at a reader, or the plastic alone. */
  readonly encoded: boolean;
  readonly days: number;
  /** Of a PIN, at least. */
  readonly pinDigits: number;
}

/** How temporary cards are lent here. */
export function lending(store: Pick<StoreReader, 'get'>): Lending {
  return {
    encoded: optionValue(store, 'temp-cards-encode') === true,
    days: Number(optionValue(store, 'temp-cards-validity-days')),
    pinDigits: Number(optionValue(store, 'temp-cards-pin-length')),
  };
}

/** The last day of a loan that begins or goes on today; never past the plastic's own end. */
export function dueOn(card: TemporaryCard, { days }: Lending, at: string): string {
  const due = new Date(Date.parse(at) + days * DAY_MS).toISOString().slice(0, 10);
  return card.expiresOn !== undefined && card.expiresOn < due ? card.expiresOn : due;
}

/** Unless the option for several is on, a person has one temporary card at most, one that is being assigned included. */
export function assertMayHold(store: StoreReader, person: Person, card: TemporaryCard): void {
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  if (optionValue(store, 'temp-cards-multiple-active') === true) return;
  const begun = store.operations
    .open()
    .filter(({ kind, findings }) => kind === 'assign' && findings['person'] === person.id)
    .map(({ cardId }) => store.get('temporary-card', cardId));
  const other = [...store.temporaryCards.byPerson(person.id), ...begun].find(
    (candidate) => candidate !== undefined && candidate.id !== card.id && ['assigned', 'unassigned'].includes(candidate.state),
  );
  if (other !== undefined) throw new Refusal('second-temporary-card', { card: `T-${other.number}` });
}

/** Throws Refusal where the holder's PIN is none that this station takes. */
export function assertGoodPin(newPin: string | undefined, { pinDigits }: Lending): asserts newPin is string {
  if (newPin === undefined) throw new Refusal('pin-malformed');
  if (newPin.length < pinDigits) throw new Refusal('input-invalid', { field: 'newPin', wanted: `${pinDigits} to 8 digits` });
  if (isEasyPin(newPin)) throw new Refusal('pin-easy');
}

/** The card itself must lie in that reader, and nothing else may be going on there. */
export function assertInReader(card: TemporaryCard, reader: string, { desk }: Pick<Parts, 'desk'>): void {
  if (desk.busy(reader)) throw new Refusal('reader-busy');
  const tile = desk.reader(reader);
  if (tile.contents === 'empty') throw new Refusal('no-card');
  if (tile.temporaryCardId !== card.id) throw new Refusal('card-not-this-one', { card: `T-${card.number}` });
}
