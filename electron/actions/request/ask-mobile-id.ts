import { toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, type Parts, required } from '../handler.ts';
import { askPhone, assertInForce } from '../mobile-id/ask-phone.ts';
import { assertServer } from '../mobile-id/ask-server.ts';
import { dropWish, keepWish } from './phone-signature.ts';
import { shownHashOf, shownLines } from './shown-lines.ts';
import { statementOf } from './statement.ts';

/** Asks the phone of whoever decides, and no other, to sign the decision that it shows. */
export const requestAskMobileId: Handler<'request.ask-mobile-id'> = async (call, parts) => {
  const { decision, reason: typed } = call.input;
  const reason = decision === 'reject' ? typed : undefined;
  if (decision === 'reject' && reason === undefined) throw new Refusal('reason-missing');
  const request = required(call.subject.request, 'the request');
  const session = required(call.session, 'a session');
  dropWish(parts);
  assertServer(parts);
  const mobileIds = ownMobileIds(session.personId, parts);
  const about = shownLines(request, { decision, reason }, parts.store);
  const salt = toBase64(parts.random(16));
  const statement = statementOf(call, { action: `request.${decision}`, reason, shownHash: shownHashOf(about, salt) }, parts);
  const asked = await askPhone({ purpose: decision, mobileIds, signs: { statement, about, salt } }, parts);
  const { askedId, endsAt } = asked;
  const wish = { askedId, decision, reason, request, statement, sessionId: session.id, lines: about };
  keepWish(parts, { ...wish, endsAtMs: Date.parse(endsAt) });
  return asked;
};

/** Throws Refusal: mobile-id-none, mobile-id-other-use. */
function ownMobileIds(personId: string, { store, clock }: Parts): readonly string[] {
  const active = store.mobileIds.byPerson(personId).filter(({ state }) => state === 'active');
  if (active.length === 0) throw new Refusal('mobile-id-none');
  for (const mobileId of active) assertInForce(mobileId, 'approve', clock.now());
  return active.map(({ id }) => id);
}
