import type { Handler } from '../handler.ts';
import { changeState } from './change-state.ts';

/** Row 31: the card is Active again, its certificates are valid. */
export const cardReactivate: Handler<'card.reactivate'> = (call, parts) => changeState('card.reactivate', call, parts);
