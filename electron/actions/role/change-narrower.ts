import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf } from '../handler.ts';
import { subsetOf } from './make-narrower.ts';

export const roleChangeNarrower: Handler<'role.change-narrower'> = (call, { store }) => {
  const { id, inUse } = call.input;
  store.transact((writer) => {
    const role = writer.get('narrower-role', id);
    if (role === undefined) throw new Refusal('not-found');
    const { useCases, houseRows } = subsetOf({ name: role.name, of: role.parent, ...call.input });
    writer.append(
      factOf(call, 'role.change-narrower', {
        note: { role: role.name, useCases: useCases.join(', '), houseRows: houseRows.join(', '), inUse },
        changes: [{ record: 'narrower-role', id, set: { useCases: [...useCases], houseRows: [...houseRows], inUse } }],
      }),
    );
  });
  return {};
};
