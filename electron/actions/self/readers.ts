import type { ActionOutput } from '../../../core/actions/all.ts';
import type { ReaderTile } from '../../../core/actions/views.ts';
import { type Handler, type Parts, required } from '../handler.ts';

type Seen = ActionOutput<'self.readers'>['readers'][number];

/** Row 34, first half: which reader holds my card? Of other cards nothing is said but that there is one. */
export const selfReaders: Handler<'self.readers'> = (call, parts) => {
  const me = required(call.subject.person, 'whoever calls').id;
  return { readers: parts.desk.readers().readers.map((tile) => seen(tile, me, parts)) };
};

function seen(tile: ReaderTile, me: string, { store }: Pick<Parts, 'store'>): Seen {
  const { number, name, contents, pinTriesLeft, pukTriesLeft } = tile;
  const card = tile.cardId === undefined ? undefined : store.get('card', tile.cardId);
  if (card === undefined || card.personId !== me) {
    const holds = contents === 'empty' || contents === 'gone' ? 'nothing' : contents === 'looking' ? 'looking' : 'other';
    return { number, name, holds };
  }
  return {
    number,
    name,
    holds: 'mine',
    card: {
      id: card.id,
      number: card.number,
      state: card.state,
      unfinished: store.operations.openByCard(card.id) !== undefined,
      ...(pinTriesLeft === undefined ? {} : { pinTriesLeft }),
      ...(pukTriesLeft === undefined ? {} : { pukTriesLeft }),
    },
  };
}
