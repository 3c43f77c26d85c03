import { randomBelow } from '../../../core/base/random-below.ts';
import { holderCodeMail } from '../../mail/holder-mails.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { assertNoPause } from '../session/assert-no-pause.ts';
import { assertWay, proofHash } from './proof.ts';

/** Typed by hand at a kiosk, with a few tries in one session. */
const DIGITS = 8;
export const PROOF_MINUTES = 10;
/** Nobody's mailbox is filled from a kiosk. */
const AGAIN_MS = 60_000;

/** The code stands in the mail and, as a hash, in this session alone: it is worth nothing to the next one. */
export const selfSendProof: Handler<'self.send-proof'> = (call, parts) => {
  const { store, house, random, sessions, clock } = parts;
  assertWay('mail', parts);
  const { id: personId, servicePointId, email: to } = required(call.subject.person, 'whoever calls');
  const before = required(call.session, 'a session').proof?.code;
  const now = clock.now();
  if (before !== undefined) assertNoPause(before.sentAtMs + AGAIN_MS - now);
  const code = Array.from({ length: DIGITS }, () => randomBelow(10, random)).join('');
  // In two groups, as it is read from a telephone; nothing in a mail may look like a PIN.
  const written = `${code.slice(0, DIGITS / 2)} ${code.slice(DIGITS / 2)}`;
  const said = { organisation: house.organisation().name, code: written, minutes: PROOF_MINUTES };
  const words = holderCodeMail(said, call.input.language);
  store.transact((writer) => {
    house.mail.drop(writer, { personId, kind: 'holder-code' });
    house.mail.put(writer, { personId, servicePointId, to, ...words });
    writer.append(factOf(call, 'self.send-proof', { kind: 'observation', changes: [] }));
  });
  sessions.prove({ code: { hash: proofHash(code), sentAtMs: now, wrong: 0 } });
  return {};
};
