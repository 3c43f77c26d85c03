import type { ActionOutput } from '../../../core/actions/all.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Person } from '../../../core/records/records.ts';
import type { StoreReader, StoreWriter } from '../../store/store.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { enterPerson } from './enter-person.ts';
import { optionValue } from '../option/option-value.ts';
import { type FirstPassword, firstPassword, noPassword } from './first-password.ts';
import { assertPhoto, photoLimits } from './photo.ts';
import { assertUnique } from './unique.ts';

/** Row 1. A default role is given, and a password made, once the person is entered for good: now, or with the approval. */
export const personCreate: Handler<'person.create'> = (call, parts) => {
  const { input } = call;
  const { store } = parts;
  if (input.photo !== undefined) assertPhoto(input.photo, photoLimits(store));
  assertIdentifier(input.identifierId, store);
  assertUnique(store, input, 'users-uniqueness-check');
  const asks = optionValue(store, 'users-creation-approval') === true;
  const password = asks ? noPassword : firstPassword(parts);
  return password instanceof Promise
    ? password.then((made) => enterWith(made, call, { parts, asks }))
    : enterWith(password, call, { parts, asks });
};

type Outcome = ActionOutput<'person.create'>;

/** Without a letter it is done when this returns. */
function enterWith(
  password: FirstPassword,
  call: Call<'person.create'>,
  { parts, asks }: Omit<Entering, 'writer'>,
): Outcome | Promise<Outcome> {
  const { person, requestId } = parts.store.transact((writer) => {
    assertUnique(writer, call.input, 'users-uniqueness-check');
    const entered = enter(call, { writer, parts, asks });
    password.store(writer, entered.person);
    return entered;
  });
  const answer = { personId: person.id, ...(requestId === undefined ? {} : { requestId }) };
  return (
    password.print?.(person, call.at).then((letter) => ({ ...answer, ...(letter === 'refused' ? { letterRefused: true } : { letter }) })) ??
    answer
  );
}

interface Entering {
  readonly writer: StoreWriter;
  readonly parts: Parts;
  readonly asks: boolean;
}

function enter(call: Call<'person.create'>, { writer, parts, asks }: Entering): { readonly person: Person; readonly requestId?: string } {
  const servicePointId = required(call.subject.servicePointId, 'a service point');
  return enterPerson(call.input, { writer, parts, asks, caller: call, servicePointId });
}

/** A kind of document that was seen must be one of those that may be chosen. */
export function assertIdentifier(id: string | undefined, store: StoreReader): void {
  if (id === undefined || store.get('identifier', id)?.inUse === true) return;
  throw new Refusal('input-invalid', { field: 'identifierId', wanted: 'a kind of identity document in use' });
}
