import { assertNever } from '../../../core/base/assert-never.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { cardLifecycle } from '../../../core/lifecycles/card.ts';
import { requestLifecycle } from '../../../core/lifecycles/request.ts';
import { personLifecycle } from '../../../core/lifecycles/person.ts';
import type { Request } from '../../../core/records/records.ts';
import type { StoreWriter } from '../../store/store.ts';
import { cardChange } from '../card/card-change.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Call, type Handler, type Parts, factOf, required } from '../handler.ts';
import { assertStep } from './assert-step.ts';
import { assertStillAllowed, type PersonRow, personRequestChanges } from './carry-out.ts';
import type { Signature } from './phone-signature.ts';
import { signatureOf } from './signature.ts';
import { stateOfNew } from '../person/enter-person.ts';
import { type FirstPassword, firstPassword, noPassword } from '../person/first-password.ts';

/** Rows whose change an approval can carry out here. */
type ApprovedRow = 1 | PersonRow | 26 | 30 | 31 | 32 | 35;

/** Approves and carries the change out in the same transaction, after checking again that it is possible (PRODUCT, decision 4). */
export const requestApprove: Handler<'request.approve'> = (call, parts) => approveAfter(undefined, call, parts);

/** The same, where a central server has to say yes first: it is asked once it is clear that the decision is signed. */
export async function approveAfter(
  asked: (() => Promise<void>) | undefined,
  call: Call<'request.approve'>,
  parts: Parts,
): Promise<Record<string, never>> {
  const { row, after } = required(call.subject.request, 'the request');
  // Nothing is waited for that need not be: where the demo is filled, what follows is still in the transaction that is open.
  const signing = signatureOf(call, 'request.approve', parts);
  const signature = signing instanceof Promise ? await signing : signing;
  if (asked !== undefined) await asked();
  // People out of a file get none until one is asked for.
  const made = row === 1 && after['password'] !== 'none' ? firstPassword(parts) : noPassword;
  return approve({ password: made instanceof Promise ? await made : made, signature }, call, parts);
}

interface Ready {
  readonly password: FirstPassword;
  readonly signature: Signature;
}

async function approve({ password, signature }: Ready, call: Call<'request.approve'>, parts: Parts): Promise<Record<string, never>> {
  const request = required(call.subject.request, 'the request');
  const approverId = required(call.session, 'a session').personId;
  const entered = parts.store.transact((writer) => {
    // While a card signed, somebody else may have decided.
    assertStep(requestLifecycle, writer.get('request', request.id)?.state, 'approve');
    signature.assertStill(writer);
    const decided: Change = { record: 'request', id: request.id, set: { state: 'approved', decidedBy: approverId, decidedAt: call.at } };
    const changes = [decided, ...changesOf(request, writer, { parts, at: call.at })];
    const note = { row: request.row, ...signature.note };
    writer.append(factOf(call, 'request.approve', { subject: { kind: 'request', id: request.id }, note, changes }));
    const person = writer.get('person', request.personId);
    if (person !== undefined) password.store(writer, person);
    return person;
  });
  if (entered !== undefined) await password.print?.(entered, call.at);
  await settleAuthority(parts);
  return {};
}

const cardEvents = { 30: 'deactivate', 31: 'reactivate', 32: 'lock' } as const;

interface Approving {
  readonly parts: Parts;
  readonly at: string;
}

function changesOf(request: Request, writer: StoreWriter, { parts, at }: Approving): readonly Change[] {
  const person = writer.get('person', request.personId);
  const row = request.row as ApprovedRow;
  const cardId = () => required(request.cardId, 'the card of the request');
  switch (row) {
    case 1:
      return entryChanges(request, writer, parts);
    case 2:
    case 3:
    case 4:
    case 5:
    case 8:
    case 19:
      return personRequestChanges({ ...request, row }, { writer, parts, at });
    case 26:
    case 35:
      assertStillAllowed(request, writer);
      if (person?.state !== 'active') throw new Refusal('person-not-active', { state: person?.state ?? 'unknown' });
      assertStep(cardLifecycle, writer.get('card', cardId())?.state, 'approve');
      return [{ record: 'card', id: cardId(), set: { state: 'approved' } }];
    case 30:
    case 31:
    case 32:
      assertStillAllowed(request, writer);
      return cardChange(writer, { cardId: cardId(), event: cardEvents[row] });
    default:
      return assertNever(row);
  }
}

/** An entry is for good: in the state that its option says now, with the roles that go with it. */
function entryChanges({ personId }: Request, writer: StoreWriter, { house }: Pick<Parts, 'house'>): readonly Change[] {
  const state = stateOfNew(writer);
  assertStep(personLifecycle, writer.get('person', personId)?.state, state === 'active' ? 'approve' : 'approve-inactive');
  return [
    { record: 'person', id: personId, set: { state } },
    { record: 'account', id: personId, set: { roles: state === 'active' ? [...house.givenRoles(writer)] : [] } },
  ];
}
