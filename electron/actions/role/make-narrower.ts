import { Refusal } from '../../../core/failures/refusal.ts';
import type { HouseRow } from '../../../core/roles/house-table.ts';
import { type NarrowerRole, narrowerRole, narrowerRoles } from '../../../core/roles/narrower-role.ts';
import { credentialRoles, houseRoles, servicePointRoles } from '../../../core/roles/role-names.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, factOf } from '../handler.ts';

/** Cells that the parent has not are refused: a narrower role is never more. */
export const roleMakeNarrower: Handler<'role.make-narrower'> = (call, { store, newId }) => {
  const { name, parent } = call.input;
  const { useCases, houseRows } = subsetOf({ ...call.input, of: parent });
  const id = newId();
  store.transact((writer) => {
    if (names(writer).includes(name.toLowerCase())) throw new Refusal('name-taken', { name });
    writer.append(
      factOf(call, 'role.make-narrower', {
        note: { role: name, parent, useCases: useCases.join(', '), houseRows: houseRows.join(', ') },
        changes: [
          { record: 'narrower-role', id, set: { id, name, parent, useCases: [...useCases], houseRows: [...houseRows], inUse: true } },
        ],
      }),
    );
  });
  return { id };
};

/** Names that mean something already, those out of use included: old facts speak of them. */
function names(store: StoreReader): readonly string[] {
  const fixed = [...credentialRoles, ...houseRoles, ...Object.values(servicePointRoles), 'Registry operator', 'Staff'];
  return [...fixed, ...[...narrowerRoles, ...store.all('narrower-role')].map(({ name }) => name)].map((name) => name.toLowerCase());
}

interface Draft {
  readonly name: string;
  readonly of: NarrowerRole['of'];
  readonly useCases: readonly number[];
  readonly houseRows: readonly string[];
}

/** The cells without doubles. Throws Refusal where one is not the parent's, or where there is none at all. */
export function subsetOf({ name, of, ...given }: Draft): Pick<Draft, 'useCases' | 'houseRows'> {
  const useCases = [...new Set(given.useCases)].toSorted((left, right) => left - right);
  const houseRows = [...new Set(given.houseRows)];
  if (useCases.length + houseRows.length === 0) throw new Refusal('input-invalid', { field: 'useCases', wanted: 'at least one cell' });
  try {
    narrowerRole({ name, of, rows: useCases, houseRows: houseRows as HouseRow[] });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Refusal('input-invalid', { field: 'useCases', wanted: `cells that ${of} has` }, { cause });
  }
  return { useCases, houseRows };
}
