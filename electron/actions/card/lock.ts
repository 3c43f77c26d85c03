import type { Handler } from '../handler.ts';
import { changeState } from './change-state.ts';

/** Row 32: final; the certificates are revoked. */
export const cardLock: Handler<'card.lock'> = (call, parts) => changeState('card.lock', call, parts);
