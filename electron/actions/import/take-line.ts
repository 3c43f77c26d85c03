import type { Change } from '../../../core/facts/draft.ts';
import type { ImportCounts } from '../../../core/actions/views.ts';
import type { Json } from '../../../core/base/canonical-json.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { Caller } from '../batch/order.ts';
import { type Parts, required } from '../handler.ts';
import { enterPerson } from '../person/enter-person.ts';
import { editChanges, requestSides } from '../person/person-edit.ts';
import { approvalRequest } from '../request/approval-request.ts';
import type { Verdict } from './judge-line.ts';

export interface Taking {
  readonly writer: StoreWriter;
  readonly made: PeopleImport;
  readonly caller: Caller;
  readonly parts: Parts;
  /** What somebody else must approve here. */
  readonly asks: { readonly create: boolean; readonly change: boolean };
}

/** Does what the verdict says, in the caller's transaction. Nobody gets a password by it. */
export function takeLine(verdict: Verdict, taking: Taking): keyof ImportCounts {
  const { writer, made } = taking;
  if (verdict.kind === 'create') create(verdict, taking);
  else if (verdict.kind === 'change') change(verdict, taking);
  else if (verdict.kind === 'refused')
    writer.peopleImports.refuse(made.id, { line: verdict.line, problems: verdict.problems as unknown as Json });
  return verdict.kind;
}

function create({ person, line }: Verdict, { writer, made, caller, parts, asks }: Taking): void {
  const { name, email, ...rest } = person;
  const input = { name: required(name, 'a name'), email: required(email, 'an address'), ...rest };
  const note = { line, import: made.id };
  enterPerson(input, { writer, parts, asks: asks.create, caller, servicePointId: made.servicePointId, password: 'none', note });
}

function change({ known, edit, line }: Verdict, { writer, made, caller, parts, asks }: Taking): void {
  const person = required(writer.get('person', required(known, 'the person').id), 'the person');
  const differs = required(edit, 'what is different');
  const { id: personId, servicePointId } = person;
  const requestId = parts.newId();
  const asked = { id: requestId, row: 5, personId, servicePointId, ...requestSides(person, differs) };
  const request = (): Change => ({ record: 'request', id: requestId, set: approvalRequest(caller, asked) });
  const changes = asks.change ? [request()] : editChanges(writer, personId, { edit: differs, sealed: parts.house.sealed });
  writer.append({
    kind: 'intent',
    action: 'person.edit',
    who: caller.who,
    servicePoint: servicePointId,
    subject: { kind: 'person', id: personId },
    note: { fields: Object.keys(differs).join(', '), approval: asks.change, line, import: made.id },
    changes,
  });
}
