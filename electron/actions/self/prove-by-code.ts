import { timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { assertWay, noteProof, proofHash } from './proof.ts';
import { PROOF_MINUTES } from './send-proof.ts';

const TRIES = 5;
const MINUTE_MS = 60_000;

/** A wrong code, one too many, or one that is too old answer the same. */
export const selfProveByCode: Handler<'self.prove-by-code'> = (call, parts) => {
  const { store, sessions, clock } = parts;
  assertWay('mail', parts);
  const code = required(call.session, 'a session').proof?.code;
  if (code === undefined || code.wrong >= TRIES || clock.now() - code.sentAtMs > PROOF_MINUTES * MINUTE_MS)
    throw new Refusal('proof-wrong');
  if (!timingSafeEqual(Buffer.from(code.hash), Buffer.from(proofHash(call.input.codeSecret)))) {
    sessions.prove({ code: { ...code, wrong: code.wrong + 1 } });
    throw new Refusal('proof-wrong');
  }
  store.transact((writer) => writer.append(factOf(call, 'self.prove-by-code', { kind: 'observation', changes: [] })));
  noteProof(call, 'mail', parts);
  return {};
};
