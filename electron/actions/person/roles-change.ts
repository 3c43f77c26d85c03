import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { personLifecycle } from '../../../core/lifecycles/person.ts';
import { defaultRoles } from '../../../core/records/default-role.ts';
import { isCredentialRole } from '../../../core/roles/role-names.ts';
import { rolesChangedMail } from '../../mail/mails.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';

export interface RoleEdit {
  readonly give: readonly string[];
  readonly take: readonly string[];
}

/** Roles of the first family that a person has now, in the order of the table. */
export function ownRoles(store: StoreReader, personId: string): readonly string[] {
  return (store.get('account', personId)?.roles ?? []).filter(isCredentialRole);
}

export function roleEditOf(before: readonly string[], after: readonly string[]): RoleEdit {
  return { give: after.filter((role) => !before.includes(role)), take: before.filter((role) => !after.includes(role)) };
}

/**
 * The edit against what the person has now; house roles and narrower ones are not touched. Throws Refusal where the person was erased or a
 * role is not offered.
 */
export function rolesChange(
  store: StoreReader,
  personId: string,
  { give, take }: RoleEdit,
): { readonly change: Change; readonly edit: RoleEdit } {
  const state = store.get('person', personId)?.state ?? 'unknown';
  if (!next(personLifecycle, state, 'edit-roles').ok) throw new Refusal('state-refuses', { state, event: 'edit-roles' });
  const roles = store.get('account', personId)?.roles ?? [];
  const edit = { give: give.filter((role) => !roles.includes(role)), take: take.filter((role) => roles.includes(role)) };
  const offered = defaultRoles(store.all('default-role')).flatMap((standing) => (standing.offered ? [standing.role as string] : []));
  if (edit.give.some((role) => !offered.includes(role)))
    throw new Refusal('input-invalid', { field: 'roles', wanted: `roles that are offered: ${offered.join(', ')}` });
  const wanted = [...roles.filter((role) => !edit.take.includes(role)), ...edit.give];
  return { change: { record: 'account', id: personId, set: { roles: wanted } }, edit };
}

/** A person is told by mail what was given and taken (spec credentials 3, 11). */
export function mailRoles(
  writer: StoreWriter,
  personId: string,
  { edit, house }: { readonly edit: RoleEdit } & Pick<Parts, 'house'>,
): void {
  const person = writer.get('person', personId);
  if (person === undefined) return;
  const words = rolesChangedMail({ organisation: house.organisation().name, given: edit.give, taken: edit.take });
  house.mail.put(writer, { personId, servicePointId: person.servicePointId, to: person.email, ...words });
}
