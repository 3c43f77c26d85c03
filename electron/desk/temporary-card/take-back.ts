import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { type TemporaryCardEvent, temporaryCardLifecycle } from '../../../core/lifecycles/temporary-card.ts';
import type { Operation, TemporaryCard } from '../../../core/records/records.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import { giveUpOrders, lostOrders } from '../issue/lost-orders.ts';

interface Event {
  readonly event: 'withdraw' | 'lock' | 'abort' | 'expire';
  /** ISO 8601. */
  readonly at: string;
}

/** What ends a holder's use of it: the card's new state, its certificates', and the end of what was begun with it. Throws Refusal. */
export function temporaryCardChange(writer: StoreWriter, cardId: string, { event, at }: Event): readonly Change[] {
  const card = writer.get('temporary-card', cardId);
  if (card === undefined) throw new Refusal('not-found');
  const state = stateAfter(card, event);
  const unlent = event === 'withdraw' ? { personId: null, assignedAt: null, dueOn: null, remindedDays: null } : {};
  return [
    { record: 'temporary-card', id: cardId, set: { state, ...unlent } },
    ...(event === 'expire' ? expiries(writer, cardId) : [...revocations(writer, cardId), ...endOperation(writer, cardId, at)]),
  ];
}

/** The state that an event leads to. Throws Refusal('state-refuses'). */
export function stateAfter({ state }: TemporaryCard, event: TemporaryCardEvent): TemporaryCard['state'] {
  const step = next(temporaryCardLifecycle, state, event);
  if (!step.ok) throw new Refusal('state-refuses', { state, event });
  return step.to;
}

/** All that was in force or on its way is revoked; the authority is told as soon as it can be. */
export function revocations(writer: StoreReader, cardId: string): readonly Change[] {
  return writer.certificates
    .byCard(cardId)
    .filter(({ state }) => state === 'on-hold' || state === 'valid')
    .map(({ id }) => ({
      record: 'certificate',
      id,
      set: { state: 'revoked', waitingForAuthority: true, revocationReason: 'cessationOfOperation' },
    }));
}

function expiries(writer: StoreWriter, cardId: string): readonly Change[] {
  return writer.certificates
    .byCard(cardId)
    .filter(({ state }) => state === 'valid')
    .map(({ id }) => ({ record: 'certificate', id, set: { state: 'expired' } }));
}

/** What was begun at a reader and is not finished is given up, with certificates whose orders got no answer. */
export function endOperation(writer: StoreWriter, cardId: string, at: string): readonly Change[] {
  const open = writer.operations.openByCard(cardId);
  if (open === undefined) return [];
  giveUpOrders(writer, lostOrders(open));
  return [{ record: 'operation', id: open.id, set: { state: 'discarded', endedAt: at } }];
}

/** Did anything of a holder come onto the chip? The PIN of a card that rests in the pool lies sealed. */
export function needsWipe(card: TemporaryCard, writer: StoreWriter): boolean {
  const open = writer.operations.openByCard(card.id);
  return card.pinBlobId === undefined || open?.kind === 'assign' || open?.kind === 'extend';
}

/** The operation that waits until the card is seen, and then takes from the chip what its holder had. */
export function wipeOperation(
  card: TemporaryCard,
  { id, startedBy, at }: { readonly id: string; readonly startedBy: string; readonly at: string },
): Operation {
  return { ...operationOn(card), id, kind: 'wipe', startedBy, startedAt: at, findings: keyFindings(card) };
}

/** What every operation on a temporary card has in common at its beginning. */
export function operationOn(card: TemporaryCard): Pick<Operation, 'cardId' | 'temporary' | 'servicePointId' | 'state' | 'step' | 'chip'> {
  const { id: cardId, servicePointId, chip } = card;
  return { cardId, temporary: true, servicePointId, state: 'open', step: 'look', ...(chip === undefined ? {} : { chip }) };
}

/** A card that was prepared has its own management key, or keeps its supplier's. */
export function keyFindings({ masterKeyVersion }: TemporaryCard): Operation['findings'] {
  return { 'management-key': masterKeyVersion === 0 ? 'kept' : 'done' };
}
