import type { Change } from '../../../core/facts/draft.ts';
import { defaultRoles } from '../../../core/records/default-role.ts';
import type { StoreReader } from '../../store/store.ts';

/** A role's marks; what is not said stays as it is. */
export function defaultRoleChange(
  store: StoreReader,
  role: string,
  set: { readonly offered: boolean; readonly given?: boolean | undefined },
): Change {
  const now = defaultRoles(store.all('default-role')).find((standing) => standing.role === role);
  const given = set.given ?? now?.given ?? false;
  return { record: 'default-role', id: role, set: { id: role, offered: set.offered, given } };
}
