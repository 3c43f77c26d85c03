import { knownCard, triesOf } from '../../desk/look.ts';
import type { Handler } from '../handler.ts';
import { recogniseAt } from './recognise-at.ts';

/** Tries left, asked from the card itself; nothing is counted for asking. */
export const cardPinStatus: Handler<'card.pin-status'> = async (call, parts) => {
  const present = await recogniseAt(call.input.reader, parts);
  const card = knownCard(present, parts.store);
  const { tries } = present.pin;
  return {
    ...triesOf(present),
    ...(tries === undefined ? {} : { pinTries: tries }),
    ...(card === undefined
      ? {}
      : { cardId: card.id, cardNumber: card.number, personName: parts.store.get('person', card.personId)?.name ?? '' }),
  };
};
