import { ascii } from '../../../core/base/bytes.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Operation, Person, TemporaryCard } from '../../../core/records/records.ts';
import { keyFindings, operationOn, stateAfter } from '../../desk/temporary-card/take-back.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Call, type Parts, factOf, required } from '../handler.ts';
import { assertGoodPin, assertInReader, assertMayHold, dueOn, type Lending, lending } from './lending.ts';
import { produceTemporary } from './produce.ts';

type LendAction = 'temporary-card.assign' | 'temporary-card.extend';

interface Loan {
  readonly action: LendAction;
  readonly event: 'assign' | 'extend';
  readonly call: Call<LendAction>;
  readonly card: TemporaryCard;
  readonly person: Person;
}

/** Lends a card of the pool, or lends it longer: at the reader with certificates and PIN, or, where cards are not encoded, on record alone. */
export function lend(loan: Loan, parts: Parts): { readonly dueOn: string; readonly operationId?: string } {
  const { call, card, person, event } = loan;
  const rules = lending(parts.store);
  const due = dueOn(card, rules, call.at);
  if (parts.store.operations.openByCard(card.id) !== undefined) throw new Refusal('card-unfinished');
  if (event === 'assign') assertMayHold(parts.store, person, card);
  else if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  return rules.encoded ? atReader(loan, { due, rules, parts }) : onRecord(loan, { due, parts });
}

/** The PIN is the holder's own: it goes to the card and nowhere else. */
function atReader({ action, event, call, card, person }: Loan, { due, rules, parts }: { due: string; rules: Lending; parts: Parts }) {
  const { encode } = call.input;
  if (encode === undefined) throw new Refusal('input-invalid', { field: 'encode', wanted: 'a reader and a PIN' });
  assertGoodPin(encode.newPin, rules);
  assertInReader(card, encode.reader, parts);
  const operation: Operation = {
    ...operationOn(card),
    id: parts.newId(),
    kind: event,
    findings: { ...keyFindings(card), person: person.id, due },
    startedBy: required(call.session, 'a session').personId,
    startedAt: call.at,
  };
  parts.store.transact((writer) => {
    const note = { card: card.number, reader: encode.reader, due };
    const changes: Change[] = [{ record: 'operation', id: operation.id, set: operation }];
    writer.append(factOf(call, action, { note, changes }));
  });
  produceTemporary({ operationId: operation.id, reader: encode.reader, who: call.who, chosen: ascii(encode.newPin) }, parts);
  return { dueOn: due, operationId: operation.id };
}

function onRecord({ action, event, call, card, person }: Loan, { due, parts }: { readonly due: string; readonly parts: Parts }) {
  parts.store.transact((writer: StoreWriter) => {
    const now = required(writer.get('temporary-card', card.id), 'the temporary card');
    const begun = { remindedDays: null, ...(event === 'assign' ? { personId: person.id, assignedAt: call.at } : {}) };
    const changes: Change[] = [{ record: 'temporary-card', id: card.id, set: { state: stateAfter(now, event), dueOn: due, ...begun } }];
    writer.append(factOf(call, action, { note: { card: card.number, due }, changes }));
  });
  return { dueOn: due };
}
