import { randomBelow } from '../../../core/base/random-below.ts';
import type { PhoneAsked, PhoneTrouble } from '../../../core/actions/views-mobile-id.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { MobileId } from '../../../core/records/records.ts';
import type { Parts } from '../handler.ts';
import { type Asks, askAfterTicket, askForTicket, type Assertion, type Became, giveUpTicket } from './ask-server.ts';
import { holds } from './judge-assertion.ts';
import { challengeOf, newChallenge, newTicketSecret } from './ticket-secret.ts';

type Asking = Asks & Pick<Parts, 'sessions' | 'random' | 'newId' | 'log'>;

export interface ToAsk {
  readonly purpose: 'sign-in' | 'prove' | 'approve' | 'reject';
  /** Whose signature counts; anybody's where none is named. */
  readonly mobileIds: readonly string[];
  /** What is signed, where it is more than that somebody is there. */
  readonly signs?: Signs;
}

/** A text whose SHA-256 is the challenge, and the lines that the phone shows of it, which it binds by their salted hash. */
export interface Signs {
  readonly statement: string;
  readonly about: readonly string[];
  readonly salt: string;
}

interface Asked {
  readonly id: string;
  readonly challenge: string;
  readonly purpose: ToAsk['purpose'];
  readonly mobileIds: readonly string[];
  /** Who was signed in, or nobody: another session has no part in it. */
  readonly sessionId: string | undefined;
  readonly endsAtMs: number;
}

/** The mobile ID that signed, and what its phone said. */
export interface PhoneSigned {
  readonly mobileId: MobileId;
  readonly assertion: Assertion;
}

export type PhoneAnswer = PhoneSigned | { readonly waits: true; readonly trouble?: PhoneTrouble };

/** At the screen the phone is at hand. */
const MINUTES = 3;

/** One at a time and station, in memory alone: a phone that answers after another start answers nobody. */
const waiting = new WeakMap<object, Asked>();
/** Whose end takes back what is asked. */
const watched = new WeakSet<object>();

/**
 * Has a phone asked through the central server. What it signs is a challenge of this station, and only this station's question after it is
 * answered there: whoever films the code and opens it elsewhere signs in nobody but here. Throws Refusal as askForTicket does.
 */
export async function askPhone({ purpose, mobileIds, signs }: ToAsk, parts: Asking): Promise<PhoneAsked> {
  const { sessions, house, random, newId } = parts;
  takeBack(parts);
  const sessionId = sessions.current()?.id;
  const [id, challenge] = [newId(), signs === undefined ? newChallenge(random) : challengeOf(signs.statement)];
  const number = Array.from({ length: 3 }, () => randomBelow(10, random)).join('');
  const { secret, secretHash } = newTicketSecret(random);
  const shown = { place: house.station().name, number, about: signs?.about ?? [] };
  const bound = signs === undefined ? {} : { signs: { statement: signs.statement, salt: signs.salt } };
  const asked = { kind: 'sign', challenge, purpose, mobileIds, ...shown, ...bound };
  const { url, endsAt } = await askForTicket({ id, secretHash, minutes: MINUTES, asked }, parts);
  if (sessions.current()?.id !== sessionId) throw new Refusal('phone-over');
  takeBack(parts);
  waiting.set(sessions, { id, challenge, purpose, mobileIds, sessionId, endsAtMs: Date.parse(endsAt) });
  if (!watched.has(sessions)) sessions.whenOver(() => takeBack(parts));
  watched.add(sessions);
  return { askedId: id, url: `${url}#${secret}`, number, endsAt };
}

/** Nobody waits for a phone any more: what is in the code is worth nothing from then on. */
export function takeBack(parts: Asking, askedId?: string): void {
  const before = waiting.get(parts.sessions);
  if (before === undefined || (askedId !== undefined && before.id !== askedId)) return;
  waiting.delete(parts.sessions);
  // A server that is away forgets it by itself in time, and what it answers is not asked for any more.
  giveUpTicket(before.id, parts).catch((cause: unknown) => {
    if (!(cause instanceof Refusal)) parts.log('a code for a phone could not be taken back');
  });
}

/** What became of it. Throws Refusal: phone-over, phone-refused, phone-wrong, mobile-id-not-active, mobile-id-other-use. */
export async function answerOfPhone(askedId: string, purpose: ToAsk['purpose'], parts: Asking): Promise<PhoneAnswer> {
  const { sessions, clock } = parts;
  const asked = waiting.get(sessions);
  if (asked === undefined || asked.id !== askedId || asked.purpose !== purpose) throw new Refusal('phone-over');
  if (sessions.current()?.id !== asked.sessionId || clock.now() > asked.endsAtMs) {
    takeBack(parts);
    throw new Refusal('phone-over');
  }
  const became = await fateOf(asked, parts);
  if (became === 'server-away') return { waits: true, trouble: 'server-away' };
  // Meanwhile somebody may have signed in, gone, or had another code shown; and it answers once.
  if (waiting.get(sessions) !== asked || sessions.current()?.id !== asked.sessionId) throw new Refusal('phone-over');
  if (became.state === 'waiting') {
    const { refused } = became;
    return refused === 'passkey-unknown' || refused === 'passkey-refused' ? { waits: true, trouble: refused } : { waits: true };
  }
  waiting.delete(sessions);
  if (became.state === 'over') throw new Refusal('phone-over');
  if (became.answer.refused === true) throw new Refusal('phone-refused');
  return signerOf(became.answer.assertion, asked, parts);
}

async function fateOf({ id }: Asked, parts: Asking): Promise<Became | 'server-away'> {
  try {
    return await askAfterTicket(id, parts);
  } catch (cause) {
    if (cause instanceof Refusal && cause.failure.code === 'central-away') return 'server-away';
    throw cause;
  }
}

/** Who signed, where their mobile ID is in force here: what the server does not know yet counts already. */
function signerOf(assertion: Assertion | undefined, { challenge, mobileIds, purpose }: Asked, { store, clock }: Asking): PhoneSigned {
  const mobileId = store.get('mobile-id', assertion?.mobileId ?? '');
  if (assertion === undefined || mobileId?.credential === undefined || !holds(assertion, mobileId.credential, challenge))
    throw new Refusal('phone-wrong');
  if (mobileIds.length > 0 && !mobileIds.includes(mobileId.id)) throw new Refusal('phone-wrong');
  assertInForce(mobileId, purpose, clock.now());
  return { mobileId, assertion };
}

/** Throws Refusal: mobile-id-not-active, mobile-id-other-use. */
export function assertInForce({ state, expiresOn, number, uses }: MobileId, purpose: ToAsk['purpose'], nowMs: number): void {
  const isOver = expiresOn < new Date(nowMs).toISOString().slice(0, 10);
  if (state !== 'active' || isOver) throw new Refusal('mobile-id-not-active', { mobileId: number });
  if (!uses.includes(useOf(purpose))) throw new Refusal('mobile-id-other-use', { mobileId: number });
}

function useOf(purpose: ToAsk['purpose']): MobileId['uses'][number] {
  return purpose === 'approve' || purpose === 'reject' ? 'signature' : 'authentication';
}
