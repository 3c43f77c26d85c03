import type { Handler } from '../handler.ts';

/** Before anybody is signed in: numbers and tries, no names. */
export const sessionCardsAtHand: Handler<'session.cards-at-hand'> = (_call, { desk }) => ({
  cards: desk
    .readers()
    .readers.flatMap(({ name, number, contents, cardId, cardNumber, cardState, pinTriesLeft }) =>
      contents === 'ours' && cardId !== undefined && cardNumber !== undefined && cardState === 'active'
        ? [{ reader: name, readerNumber: number, cardNumber, ...(pinTriesLeft === undefined ? {} : { pinTriesLeft }) }]
        : [],
    ),
});
