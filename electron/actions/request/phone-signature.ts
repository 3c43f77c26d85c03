import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { FactDraft } from '../../../core/facts/draft.ts';
import type { Request } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Call, type Parts, required } from '../handler.ts';
import { assertInForce, type PhoneSigned, takeBack } from '../mobile-id/ask-phone.ts';
import { type Deciding, reasonOf } from './statement.ts';
import { shownLines, type Wished } from './shown-lines.ts';

/** What a phone was asked to sign, for one session, request and decision. */
export interface Wish extends Wished {
  readonly askedId: string;
  readonly sessionId: string;
  /** As it was then, with the lines that the phone showed of it. */
  readonly request: Request;
  readonly lines: readonly string[];
  readonly statement: string;
  readonly endsAtMs: number;
  readonly answer?: PhoneSigned;
}

/** The last of a station, in memory alone. */
const wishes = new WeakMap<object, Wish>();

export function keepWish({ sessions }: Parts, wish: Wish): void {
  wishes.set(sessions, wish);
}

/** Nobody waits for it any more, and an answer that is there already counts for nothing. */
export function dropWish(parts: Parts, askedId?: string): void {
  const wish = wishes.get(parts.sessions);
  if (wish === undefined || (askedId !== undefined && wish.askedId !== askedId)) return;
  wishes.delete(parts.sessions);
  takeBack(parts, wish.askedId);
}

type About = Pick<Call<'request.after-mobile-id'>, 'session' | 'subject'>;

/** The wish of that number, where it is of this session and request, and still good. Throws Refusal: phone-over, request-changed. */
export function wishOf(askedId: string, { session, subject }: About, parts: Parts): Wish {
  const wish = wishes.get(parts.sessions);
  if (wish === undefined || wish.askedId !== askedId) throw new Refusal('phone-over');
  if (wish.sessionId !== session?.id || wish.request.id !== subject.request?.id || parts.clock.now() > wish.endsAtMs) {
    dropWish(parts);
    throw new Refusal('phone-over');
  }
  try {
    assertUnchanged(wish, parts.store);
  } catch (cause) {
    dropWish(parts);
    throw cause;
  }
  return wish;
}

/** What stands under a decision: for the journal, and what must still be so in the transaction that takes it. */
export interface Signature {
  readonly note: NonNullable<FactDraft['note']>;
  readonly assertStill: (store: StoreReader) => void;
}

/** What the decider's phone signed, which answers once. Throws Refusal: phone-over, request-changed, mobile-id-not-active. */
export function phoneSignature(askedId: string, call: Deciding, parts: Parts): Signature {
  const wish = wishOf(askedId, call, parts);
  dropWish(parts);
  const reason = reasonOf(call);
  const decision = reason === undefined ? 'approve' : 'reject';
  const { answer, statement } = wish;
  if (answer === undefined || wish.decision !== decision || wish.reason !== reason) throw new Refusal('phone-over');
  const { mobileId, assertion } = answer;
  const { id, spki } = required(mobileId.credential, 'the credential that signed');
  const assertStill = (store: StoreReader): void => {
    assertUnchanged(wish, store);
    assertInForce(store.get('mobile-id', mobileId.id) ?? mobileId, decision, parts.clock.now());
  };
  assertStill(parts.store);
  return {
    note: {
      statement,
      mobileId: mobileId.number,
      phoneCredential: id,
      phoneKey: spki,
      phoneAuthenticatorData: assertion.authenticatorData,
      phoneClientData: assertion.clientDataJSON,
      phoneSignature: assertion.signature,
    },
    assertStill,
  };
}

/** Throws Refusal('request-changed') unless a phone would show the same lines of the same request now. */
function assertUnchanged(wish: Wish, store: StoreReader): void {
  const now = store.get('request', wish.request.id);
  const same = isDeepStrictEqual(now, wish.request) && isDeepStrictEqual(shownLines(wish.request, wish, store), wish.lines);
  if (!same) throw new Refusal('request-changed');
}
