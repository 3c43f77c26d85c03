import type { Handler } from '../handler.ts';
import { changeState } from './change-state.ts';

/** Row 30: the card is Inactive, its certificates are on hold. */
export const cardDeactivate: Handler<'card.deactivate'> = (call, parts) => changeState('card.deactivate', call, parts);
