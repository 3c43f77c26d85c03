import type { Handler } from '../handler.ts';
import { changePersonState } from './change-state.ts';

/** Row 4: final; credentials are locked and certificates revoked. */
export const personLock: Handler<'person.lock'> = (call, parts) => changePersonState('person.lock', call, parts);
