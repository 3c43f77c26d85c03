import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { personLifecycle } from '../../../core/lifecycles/person.ts';
import type { Person, Request } from '../../../core/records/records.ts';
import type { House } from '../../house/house.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import { assertIdentifier } from './create.ts';
import { sortNameOf } from './enter-person.ts';
import { assertHome, homeChanges } from './move-home.ts';
import { assertPhoto, photoLimits } from './photo.ts';
import { assertUnique } from './unique.ts';

const personal = ['name', 'sortName', 'email', 'phone', 'title', 'unit', 'photo'] as const;
const open = ['identifierId', 'servicePointId'] as const;
const fields = [...personal, ...open] as const;
type Field = (typeof fields)[number];

/** What becomes different; null takes a field away. */
export type PersonEdit = { readonly [F in Field]?: string | null };

/** What of the given values differs from the person as they are. A new name sorts anew, unless it is said how. */
export function editOf(person: Person, given: { readonly [F in Field]?: string | null | undefined }): PersonEdit {
  const renamed = given.name !== undefined && given.sortName === undefined && person.sortName === sortNameOf(person.name);
  const wanted = renamed ? { ...given, sortName: sortNameOf(given.name ?? '') } : given;
  const differs = (field: Field): boolean => wanted[field] !== undefined && wanted[field] !== (person[field] ?? null);
  return Object.fromEntries(fields.filter(differs).map((field) => [field, wanted[field]])) as PersonEdit;
}

type Sides = Pick<Request, 'before' | 'after'> & Partial<Pick<Request, 'personalBefore' | 'personalAfter'>>;

/** The edit as a request keeps it: text, empty where a field is taken away; what names somebody apart. The photo that is there is not copied. */
export function requestSides(person: Person, edit: PersonEdit): Sides {
  const among = (names: readonly Field[]) => names.filter((field) => edit[field] !== undefined);
  const now = (names: readonly Field[]) =>
    Object.fromEntries(among(names).flatMap((field) => (field === 'photo' ? [] : [[field, person[field] ?? '']])));
  const then = (names: readonly Field[]) => Object.fromEntries(among(names).map((field) => [field, edit[field] ?? '']));
  return { before: now(open), after: then(open), personalBefore: now(personal), personalAfter: then(personal) };
}

/** The edit that a request asked for. */
export function editOfRequest({ after, personalAfter }: Request): PersonEdit {
  const asked = { ...after, ...personalAfter };
  return Object.fromEntries(
    fields.filter((field) => asked[field] !== undefined).map((field) => [field, asked[field] === '' ? null : asked[field]]),
  );
}

interface Editing {
  readonly edit: PersonEdit;
  readonly sealed: House['sealed'];
}

/** Checks the edit against the register as it is now and gives its changes. Throws Refusal. */
export function editChanges(writer: StoreWriter, personId: string, { edit, sealed }: Editing): readonly Change[] {
  const person = assertEditable(writer, personId, edit);
  const home = edit.servicePointId ?? undefined;
  const moved = home === undefined ? undefined : homeChanges(writer, person, { servicePointId: home, sealed });
  const set = { ...edit, ...moved?.person } as Extract<Change, { record: 'person' }>['set'];
  return [{ record: 'person', id: personId, set }, ...(moved?.others ?? [])];
}

/** Is this edit possible now? Gives the person as they are. Throws Refusal. */
export function assertEditable(store: StoreReader, personId: string, edit: PersonEdit): Person {
  const person = store.get('person', personId);
  if (person === undefined) throw new Refusal('not-found');
  if (!next(personLifecycle, person.state, 'edit').ok) throw new Refusal('state-refuses', { state: person.state, event: 'edit' });
  assertUnique(store, { id: personId, email: edit.email ?? undefined, phone: edit.phone ?? undefined }, 'users-edit-uniqueness-check');
  assertIdentifier(edit.identifierId ?? undefined, store);
  if (typeof edit.photo === 'string') assertPhoto(edit.photo, photoLimits(store));
  if (typeof edit.servicePointId === 'string') assertHome(store, edit.servicePointId);
  return person;
}
