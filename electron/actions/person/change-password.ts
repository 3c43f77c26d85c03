import { changeOwnPassword } from './change-own-password.ts';
import type { Handler } from '../handler.ts';

/** Row 6. */
export const personChangePassword: Handler<'person.change-password'> = (call, parts) =>
  changeOwnPassword('person.change-password', call, parts);
