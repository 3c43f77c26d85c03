import { cellsOf, narrowerRoles, narrowerRolesOf } from '../../../core/roles/narrower-role.ts';
import { credentialRoles, houseRoles, isCredentialRole } from '../../../core/roles/role-names.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Handler } from '../handler.ts';

const FOUND = 10;

/** What can be appointed to: house roles and narrower roles in use. */
export function appointable(store: StoreReader): readonly string[] {
  return [...houseRoles, ...narrowerRolesOf(store.all('narrower-role')).map(({ name }) => name)];
}

/** Roles of an account that are no published ones. */
const appointed = (store: StoreReader, personId: string): string[] =>
  (store.get('account', personId)?.roles ?? []).filter((role) => !isCredentialRole(role));

export const roleNarrower: Handler<'role.narrower'> = (call, { store }) => {
  const { text = '' } = call.input;
  const servicePointIds = store.all('service-point').map(({ id }) => id);
  const found = text.trim() === '' ? [] : store.people.find({ text, servicePointIds, states: ['active'], limit: FOUND });
  return {
    roles: [
      ...narrowerRoles.map(({ name, of, rows, houseRows }) => ({
        name,
        parent: of,
        useCases: [...rows],
        houseRows: [...houseRows],
        inUse: true,
      })),
      ...store.all('narrower-role'),
    ],
    parents: credentialRoles.map((role) => {
      const { rows, houseRows } = cellsOf(role);
      return { role, useCases: [...rows], houseRows: [...houseRows] };
    }),
    appointable: [...appointable(store)],
    holders: store.people.withMoreRoles().flatMap(({ personId }) => {
      const roles = appointed(store, personId);
      const person = roles.length === 0 ? undefined : store.get('person', personId);
      return person === undefined ? [] : [{ personId, name: person.name, number: person.number, roles }];
    }),
    found: found.map(({ id, name, number, email }) => ({ personId: id, name, number, email, roles: appointed(store, id) })),
  };
};
