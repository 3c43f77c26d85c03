import { defaultRoles } from '../../../core/records/default-role.ts';
import type { Handler } from '../handler.ts';

/** Every role with its two marks. */
export const roleList: Handler<'role.list'> = (_call, { store }) => ({ roles: [...defaultRoles(store.all('default-role'))] });
