import type { Handler } from '../handler.ts';
import { changePersonState } from './change-state.ts';

/** Row 2: roles are withdrawn and credentials rest. */
export const personDeactivate: Handler<'person.deactivate'> = (call, parts) => changePersonState('person.deactivate', call, parts);
