import { toHex } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { decide } from '../../../core/roles/decide.ts';
import type { CallerCheck } from '../../../core/remote-unblock/caller-checks.ts';
import { codeShapes, decodeCode, encodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import { callerCodeMail } from '../../mail/mails.ts';
import { personActor } from '../../router/actor.ts';
import { type Call, type Handler, type Parts, factOf, required } from '../handler.ts';
import { callView, deskCall, type DeskCall, setDeskCall } from '../remote-unblock/desk-call.ts';
import { checkPassword } from '../session/check-password.ts';

type Checking = Call<'card.check-caller'>;
const MAIL_MINUTES = 10;
const MOST_WRONG = 5;

/** Each proof is filed with who vouches for it; the answer is given out only where they are enough. */
export const cardCheckCaller: Handler<'card.check-caller'> = async (call, parts) => {
  const open = deskCall(call, parts);
  const me = required(call.session, 'a session').personId;
  switch (call.input.how) {
    case 'called-back':
      if (required(call.subject.person, 'the holder').phone === undefined)
        throw new Refusal('caller-check-wrong', { why: 'no number is on file' });
      return file(open, { check: 'call-back', by: me }, { call, parts });
    case 'send-mail':
      return sendMail(open, call, parts);
    case 'mail-code':
      assertMailCode(open, call, parts);
      return file(open, { check: 'mail-code', by: me }, { call, parts });
    case 'second-person':
      return file(open, { check: 'second-person', by: await secondPerson(call, parts) }, { call, parts });
  }
};

interface At {
  readonly call: Checking;
  readonly parts: Parts;
}

function file(open: DeskCall, { check, by }: { readonly check: CallerCheck; readonly by: string }, { call, parts }: At) {
  const next: DeskCall = { ...open, proved: new Map([...open.proved, [check, by]]) };
  setDeskCall(parts, next);
  const card = required(call.subject.card, 'the card');
  parts.store.transact((writer) => {
    const vouches = parts.store.get('person', by)?.number ?? '';
    writer.append(factOf(call, 'card.check-caller', { note: { card: card.number, check, vouches }, changes: [] }));
  });
  return callView(next, call, parts);
}

/** To the address on file alone. It is good for ten minutes and for this call. */
function sendMail(open: DeskCall, call: Checking, parts: Parts) {
  const person = required(call.subject.person, 'the holder');
  const code = BigInt(`0x${toHex(parts.random(8))}`) >> BigInt(64 - codeShapes['mail-code'].bits);
  const words = callerCodeMail({
    organisation: parts.house.organisation().name,
    code: encodeCode('mail-code', code).join(' '),
    minutes: MAIL_MINUTES,
  });
  parts.store.transact((writer) => {
    parts.house.mail.drop(writer, { personId: person.id, kind: words.kind });
    parts.house.mail.put(writer, { ...words, personId: person.id, servicePointId: person.servicePointId, to: person.email });
    writer.append(
      factOf(call, 'card.check-caller', { note: { card: call.subject.card?.number ?? 0, check: 'mail-sent', vouches: '' }, changes: [] }),
    );
  });
  const next: DeskCall = { ...open, mail: { code, sentMs: parts.clock.now(), wrong: 0 } };
  setDeskCall(parts, next);
  return callView(next, call, parts);
}

function assertMailCode(open: DeskCall, { input }: Checking, parts: Parts): void {
  const { mail } = open;
  const decoded = decodeCode('mail-code', input.codeSecret ?? '');
  if (!decoded.ok) throw new Refusal('code-group-wrong', { group: decoded.group });
  if (mail === undefined || parts.clock.now() - mail.sentMs > MAIL_MINUTES * 60_000 || mail.wrong >= MOST_WRONG)
    throw new Refusal('caller-check-wrong', { why: 'the code is too old; send another' });
  if (decoded.value === mail.code) return;
  setDeskCall(parts, { ...open, mail: { ...mail, wrong: mail.wrong + 1 } });
  throw new Refusal('caller-check-wrong', { why: 'it is not the code of the mail' });
}

/** Somebody else who may unblock this very card, proved by their own password. */
async function secondPerson({ input, subject, session }: Checking, parts: Parts): Promise<string> {
  const account = (input.email ?? '').trim().toLowerCase();
  const person = parts.store.people.byEmail(account);
  await checkPassword(parts, { account, personId: person?.id, password: input.password ?? '' });
  const card = required(subject.card, 'the card');
  if (person === undefined || person.id === session?.personId || person.id === card.personId)
    throw new Refusal('caller-check-wrong', { why: 'it takes somebody else' });
  const about = { servicePointId: card.servicePointId, ownerId: card.personId, targetPersonId: card.personId };
  if (!decide(personActor(person.id, parts.store), { family: 'credentials', row: 33 }, about).allowed)
    throw new Refusal('caller-check-wrong', { why: 'they may not unblock this card' });
  return person.id;
}
