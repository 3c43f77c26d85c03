import { Refusal } from '../../../core/failures/refusal.ts';
import { isCredentialRole } from '../../../core/roles/role-names.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { appointable } from '../role/narrower.ts';
import { mailRoles } from './roles-change.ts';

/** Published roles are not touched. What is taken may be out of use; what is given must be there to be given. */
export const personAppoint: Handler<'person.appoint'> = (call, { store, house }) => {
  const person = required(call.subject.person, 'the person');
  store.transact((writer) => {
    const roles = writer.get('account', person.id)?.roles ?? [];
    const edit = {
      give: [...new Set(call.input.give)].filter((role) => !roles.includes(role)),
      take: [...new Set(call.input.take)].filter((role) => roles.includes(role) && !call.input.give.includes(role)),
    };
    const offered = appointable(writer);
    if (edit.give.some((role) => !offered.includes(role)))
      throw new Refusal('input-invalid', { field: 'give', wanted: `one of ${offered.join(', ')}` });
    if (edit.take.some(isCredentialRole))
      throw new Refusal('input-invalid', { field: 'take', wanted: 'house roles and narrower roles; the others are edited by Edit roles' });
    if (edit.give.length + edit.take.length === 0)
      throw new Refusal('input-invalid', { field: 'give', wanted: 'at least one role given or taken' });
    if (edit.give.length > 0 && person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
    writer.append(
      factOf(call, 'person.appoint', {
        note: { given: edit.give.join(', '), taken: edit.take.join(', ') },
        changes: [
          { record: 'account', id: person.id, set: { roles: [...roles.filter((role) => !edit.take.includes(role)), ...edit.give] } },
        ],
      }),
    );
    mailRoles(writer, person.id, { edit, house });
  });
  return {};
};
