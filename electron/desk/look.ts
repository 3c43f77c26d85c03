import type { ReaderTile } from '../../core/actions/views.ts';
import type { Card, Operation, TemporaryCard } from '../../core/records/records.ts';
import { isPresent, type PresentCard, type Recognition } from '../../native/piv/examination.ts';
import type { StoreReader } from '../store/store.ts';
import { chipOf } from './chip.ts';

type Found = Omit<ReaderTile, 'number' | 'name' | 'since'>;

/** What a recognised card is to this organisation: ours and whose, unfinished, blank, foreign, blocked, not PIV, mute. */
export function look(recognition: Recognition, store: StoreReader): Found {
  if (!isPresent(recognition)) return { contents: recognition.kind === 'mute' ? 'mute' : 'no-piv' };
  const known = knownRecord(recognition, store);
  const tries = triesOf(recognition);
  if (known !== undefined)
    return {
      ...(known.kind === 'card' ? ours(known.record, store) : oursTemporary(known.record, store)),
      model: recognition.model.name,
      ...tries,
    };
  if (recognition.kind === 'blank') return { contents: 'blank', model: recognition.model.name, ...tries };
  return { contents: recognition.holdsChuid ? 'foreign' : 'blocked', model: recognition.model.name, ...tries };
}

/** Our record of a card or temporary card. */
export type Known = { readonly kind: 'card'; readonly record: Card } | { readonly kind: 'temporary-card'; readonly record: TemporaryCard };

/** Its number as people say it. */
export function saidNumber({ kind, record }: Known): number | string {
  return kind === 'card' ? record.number : `T-${record.number}`;
}

/** By the UUID it holds, else (while it holds none) by the chip of an operation that is not finished. */
export function knownRecord(card: PresentCard, store: StoreReader): Known | undefined {
  const byUuid = card.cardUuid === undefined ? undefined : (ofCard(store.cards.byUuid(card.cardUuid)) ?? ofUuid(card.cardUuid, store));
  if (byUuid !== undefined || card.identity === undefined) return byUuid;
  const operation = store.operations.openByChip(chipOf(card.identity));
  return operation === undefined ? undefined : ofOperation(operation, store);
}

/** Our record of a card; undefined for a temporary card. */
export function knownCard(card: PresentCard, store: StoreReader): Card | undefined {
  const known = knownRecord(card, store);
  return known?.kind === 'card' ? known.record : undefined;
}

function ofCard(record: Card | undefined): Known | undefined {
  return record === undefined ? undefined : { kind: 'card', record };
}

function ofTemporaryCard(record: TemporaryCard | undefined): Known | undefined {
  return record === undefined ? undefined : { kind: 'temporary-card', record };
}

function ofUuid(cardUuid: string, store: StoreReader): Known | undefined {
  return ofTemporaryCard(store.temporaryCards.byUuid(cardUuid));
}

function ofOperation({ cardId, temporary }: Operation, store: StoreReader): Known | undefined {
  return temporary === true ? ofTemporaryCard(store.get('temporary-card', cardId)) : ofCard(store.get('card', cardId));
}

function ours(card: Card, store: StoreReader): Found {
  const operation = store.operations.openByCard(card.id);
  return {
    contents: operation === undefined ? 'ours' : 'unfinished',
    cardId: card.id,
    cardNumber: card.number,
    cardState: card.state,
    personName: store.get('person', card.personId)?.name ?? '',
    ...(operation === undefined ? {} : { unfinishedOperationId: operation.id }),
  };
}

/** A temporary card's tile has its own id, so that nothing of a personal card is offered for it. */
function oursTemporary(card: TemporaryCard, store: StoreReader): Found {
  const operation = store.operations.openByCard(card.id);
  const personName = card.personId === undefined ? undefined : store.get('person', card.personId)?.name;
  return {
    contents: operation === undefined ? 'ours' : 'unfinished',
    temporaryCardId: card.id,
    cardNumber: card.number,
    temporaryCardState: card.state,
    ...(card.dueOn === undefined ? {} : { dueOn: card.dueOn }),
    ...(personName === undefined ? {} : { personName }),
    ...(operation === undefined ? {} : { unfinishedOperationId: operation.id }),
    ...(operation?.kind === 'wipe' ? { wipeWaits: true as const } : {}),
  };
}

/** Tries left as far as the card says: nought where the PIN is blocked, none where it does not say. */
export function triesOf({ pin, puk }: Pick<PresentCard, 'pin' | 'puk'>): { pinTriesLeft?: number; pukTriesLeft?: number } {
  const pinTriesLeft = pin.blocked ? 0 : pin.triesLeft;
  return {
    ...(pinTriesLeft === undefined ? {} : { pinTriesLeft }),
    ...(puk?.triesLeft === undefined ? {} : { pukTriesLeft: puk.triesLeft }),
  };
}
