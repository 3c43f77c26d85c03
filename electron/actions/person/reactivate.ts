import type { Handler } from '../handler.ts';
import { changePersonState } from './change-state.ts';

/** Row 3: only the default roles return; credentials that rested with the person are in force again. */
export const personReactivate: Handler<'person.reactivate'> = (call, parts) => changePersonState('person.reactivate', call, parts);
