import type { ReaderTile } from '../../core/actions/views.ts';
import type { Card } from '../../core/records/records.ts';
import { isPresent, type PresentCard, type Recognition } from '../../native/piv/examination.ts';
import type { StoreReader } from '../store/store.ts';
import { chipOf } from './chip.ts';

type Found = Omit<ReaderTile, 'number' | 'name' | 'since'>;

/** What a recognised card is to this organisation: ours and whose, unfinished, blank, foreign, blocked, not PIV, mute. */
export function look(recognition: Recognition, store: StoreReader): Found {
  if (!isPresent(recognition)) return { contents: recognition.kind === 'mute' ? 'mute' : 'no-piv' };
  const known = knownCard(recognition, store);
  const tries = triesOf(recognition);
  if (known !== undefined) return { ...ours(known, store), model: recognition.model.name, ...tries };
  if (recognition.kind === 'blank') return { contents: 'blank', model: recognition.model.name, ...tries };
  return { contents: recognition.holdsChuid ? 'foreign' : 'blocked', model: recognition.model.name, ...tries };
}

/** Our record of a card: by the UUID it holds, else (while it holds none) by the chip of an operation that is not finished. */
export function knownCard(card: PresentCard, store: StoreReader): Card | undefined {
  const byUuid = card.cardUuid === undefined ? undefined : store.cards.byUuid(card.cardUuid);
  if (byUuid !== undefined) return byUuid;
  if (card.identity === undefined) return undefined;
  const operation = store.operations.openByChip(chipOf(card.identity));
  return operation === undefined ? undefined : store.get('card', operation.cardId);
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

function triesOf({ pin, puk }: PresentCard): Pick<Found, 'pinTriesLeft' | 'pukTriesLeft'> {
  const pinTriesLeft = pin.blocked ? 0 : pin.triesLeft;
  return {
    ...(pinTriesLeft === undefined ? {} : { pinTriesLeft }),
    ...(puk?.triesLeft === undefined ? {} : { pukTriesLeft: puk.triesLeft }),
  };
}
