import { changeOwnPassword } from '../person/change-own-password.ts';
import type { Handler } from '../handler.ts';

/** Row 21. */
export const selfChangePassword: Handler<'self.change-password'> = (call, parts) => changeOwnPassword('self.change-password', call, parts);
