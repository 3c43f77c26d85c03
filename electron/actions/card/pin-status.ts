import { knownCard } from '../../desk/look.ts';
import type { Handler } from '../handler.ts';
import { recogniseAt } from './recognise-at.ts';

/** Tries left, asked from the card itself; nothing is counted for asking. */
export const cardPinStatus: Handler<'card.pin-status'> = async (call, parts) => {
  const { pin, puk, ...present } = await recogniseAt(call.input.reader, parts);
  const card = knownCard({ pin, ...present }, parts.store);
  return {
    pinTriesLeft: pin.blocked ? 0 : (pin.triesLeft ?? pin.tries ?? 0),
    ...(pin.tries === undefined ? {} : { pinTries: pin.tries }),
    ...(puk?.triesLeft === undefined ? {} : { pukTriesLeft: puk.triesLeft }),
    ...(card === undefined
      ? {}
      : { cardId: card.id, cardNumber: card.number, personName: parts.store.get('person', card.personId)?.name ?? '' }),
  };
};
