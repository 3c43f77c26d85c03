import { type Handler, required } from '../handler.ts';
import { recordedOperation } from './recorded-operation.ts';

/** Progress of a card operation; one of an earlier run of the station is told from its record. */
export const operationOpen: Handler<'operation.open'> = ({ subject }, { desk, store }) => {
  const operation = required(subject.operation, 'the operation');
  const card = required(subject.temporaryCard ?? subject.card, 'the card');
  return desk.operation(operation.id) ?? recordedOperation({ operation, card, store, reader: desk.readerOf(card.id) ?? '' });
};
