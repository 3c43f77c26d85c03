import { passwordDelivery } from '../../../core/actions/views.ts';
import type { FactDraft } from '../../../core/facts/draft.ts';
import type { Failure } from '../../../core/failures/table.ts';
import { next } from '../../../core/lifecycles/lifecycle.ts';
import { type PersonEvent, personLifecycle } from '../../../core/lifecycles/person.ts';
import type { Person } from '../../../core/records/records.ts';
import { z } from 'zod';
import type { StoreReader } from '../../store/store.ts';
import { required } from '../handler.ts';
import { forgetInImports } from '../import/forget-person.ts';
import { assertNothingRuns } from '../person/nothing-runs.ts';
import { destroyPapers, erasePerson } from '../person/erase.ts';
import { resetPassword } from '../person/new-password.ts';
import { mailRoles, rolesChange } from '../person/roles-change.ts';
import type { PaperOrder, Turn } from './order.ts';

interface PersonTurn extends Turn {
  readonly person: Person;
}

const asked = {
  delete: z.object({ reason: z.string().optional() }),
  reset: z.object({ delivery: passwordDelivery }),
  roles: z.object({ give: z.array(z.string()), take: z.array(z.string()) }),
};

/** Staff are never deleted: whoever has or had a membership is passed over (PRODUCT, decision 1). */
function mayBeErased({ id }: Person, store: StoreReader): Failure | undefined {
  if (store.memberships.byPerson(id).length > 0) return { code: 'staff-never-deleted' };
  const unfinished = store.cards.byPerson(id).some((card) => store.operations.openByCard(card.id) !== undefined);
  return unfinished ? { code: 'card-unfinished' } : undefined;
}

function fact(action: PaperOrder['action'], { person, caller }: PersonTurn, note: NonNullable<FactDraft['note']>): FactDraft {
  const subject = { kind: 'person', id: person.id };
  return { kind: 'intent', action, who: caller.who, servicePoint: person.servicePointId, subject, note, changes: [] };
}

async function erase(turn: PersonTurn): Promise<void> {
  const { person, parts, caller } = turn;
  const { reason } = asked.delete.parse(turn.asked);
  const cards = parts.store.cards.byPerson(person.id);
  await forgetInImports(person, caller, parts);
  assertNothingRuns(person.id, parts);
  parts.store.transact((writer) => {
    const draft = fact('batch.delete-people', turn, reason === undefined ? {} : { reason });
    erasePerson(person, draft, { writer, house: parts.house, authority: parts.store.authority, at: caller.at });
  });
  destroyPapers(person, cards, parts);
}

async function reset(turn: PersonTurn): Promise<void> {
  const { delivery } = asked.reset.parse(turn.asked);
  const draft = fact('batch.reset-passwords', turn, { ...delivery });
  await resetPassword({ person: turn.person, delivery, at: turn.caller.at, fact: draft }, turn.parts);
}

function editRoles(turn: PersonTurn): void {
  const { person, parts } = turn;
  const wanted = asked.roles.parse(turn.asked);
  parts.store.transact((writer) => {
    const { change, edit } = rolesChange(writer, person.id, wanted);
    if (edit.give.length + edit.take.length === 0) return;
    const note = { given: edit.give.join(', '), taken: edit.take.join(', ') };
    writer.append({ ...fact('batch.edit-roles', turn, note), changes: [change] });
    mailRoles(writer, person.id, { edit, house: parts.house });
  });
}

const nothing = (): undefined => undefined;

interface About {
  readonly action: PaperOrder['action'];
  readonly event: PersonEvent;
  /** Beyond roles and state. */
  readonly refusal: (person: Person, store: StoreReader) => Failure | undefined;
  readonly carryOut: (turn: PersonTurn) => void | Promise<void>;
}

function ofPeople({ action, event, refusal, carryOut }: About): PaperOrder {
  const withPerson = (turn: Turn): PersonTurn => ({
    ...turn,
    person: required(turn.parts.store.get('person', turn.recordId), 'the person'),
  });
  return {
    action,
    kind: 'person',
    whyNot: (turn) => {
      const { person, caller, parts, asked: wanted } = withPerson(turn);
      const denied = caller.may(action, { person, servicePointId: person.servicePointId }, wanted);
      if (denied !== undefined) return denied;
      if (!next(personLifecycle, person.state, event).ok) return { code: 'state-refuses', params: { state: person.state, event } };
      return refusal(person, parts.store);
    },
    carryOut: async (turn) => {
      await carryOut(withPerson(turn));
      return undefined;
    },
  };
}

/** Rows 23 to 25. */
export const deletePeople = ofPeople({ action: 'batch.delete-people', event: 'erase', refusal: mayBeErased, carryOut: erase });
export const resetPasswords = ofPeople({ action: 'batch.reset-passwords', event: 'edit', refusal: nothing, carryOut: reset });
export const changeRoles = ofPeople({ action: 'batch.edit-roles', event: 'edit-roles', refusal: nothing, carryOut: editRoles });
