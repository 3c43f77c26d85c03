import type { Change } from '../../../core/facts/draft.ts';
import type { Card } from '../../../core/records/records.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';

/** The PIN that a letter would carry is not the card's any more: sealed PIN and spooled letter are overwritten. The changes are the caller's to write. */
export function withdrawLetter(writer: StoreWriter, { id }: Pick<Card, 'id'>, { house }: Pick<Parts, 'house'>): readonly Change[] {
  const card = writer.get('card', id);
  if (card?.pinBlobId === undefined) return [];
  house.sealed.destroy(writer, card.pinBlobId);
  house.spool.destroy(`pin-letter-${card.number}`);
  return [{ record: 'card', id, set: { pinBlobId: null, letterState: 'withdrawn' } }];
}
