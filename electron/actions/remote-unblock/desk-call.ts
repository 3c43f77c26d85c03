import type { CallView } from '../../../core/actions/views.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type CallerCheck, callerChecks, isEnough } from '../../../core/remote-unblock/caller-checks.ts';
import type { Challenge } from '../../../core/remote-unblock/fields.ts';
import type { Station } from '../../../core/records/records.ts';
import { type CallKeys, type Mode, type Outcome, wipeCallKeys } from '../../secrets/remote-unblock.ts';
import type { Call, Parts } from '../handler.ts';
import { required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { CALL_MINUTES, isOver } from './holder-call.ts';

/** What was given out, and what is needed to judge the four signs. */
export interface Answered {
  readonly groups: readonly string[];
  readonly keys: CallKeys;
  readonly mode: Mode;
  readonly deskNonce: bigint;
  readonly wrong: number;
}

/** One call about one card at the help desk, in memory alone. Only who began it can go on. */
export interface DeskCall {
  readonly cardId: string;
  readonly sessionId: string;
  readonly station: Station;
  readonly challenge: Challenge;
  readonly startedMs: number;
  readonly proved: ReadonlyMap<CallerCheck, string>;
  readonly mail?: { readonly code: bigint; readonly sentMs: number; readonly wrong: number };
  readonly answered?: Answered;
  /** The same call at the central server: the answer goes there by itself. */
  readonly online?: { readonly id: string; readonly state: Exclude<CallView['online'], 'no'> };
  /** What the four signs said that came back through the server; nothing can be done with the call any more. */
  readonly outcome?: Outcome;
}

interface Kept {
  readonly calls: Map<string, DeskCall>;
  /** Challenges that were answered in this run. */
  readonly used: Set<bigint>;
}

const byStore = new WeakMap<Parts['store'], Kept>();

function keptOf(store: Parts['store']): Kept {
  const kept = byStore.get(store) ?? { calls: new Map<string, DeskCall>(), used: new Set<bigint>() };
  byStore.set(store, kept);
  return kept;
}

export function setDeskCall({ store }: Pick<Parts, 'store'>, call: DeskCall): void {
  keptOf(store).calls.set(call.cardId, call);
}

/** Nothing of the call is left in memory. */
export function endDeskCall({ store }: Pick<Parts, 'store'>, cardId: string): void {
  const { calls } = keptOf(store);
  const keys = calls.get(cardId)?.answered?.keys;
  if (keys !== undefined) wipeCallKeys(keys);
  calls.delete(cardId);
}

export function usedChallenges({ store }: Pick<Parts, 'store'>): Set<bigint> {
  return keptOf(store).used;
}

type Asking = Pick<Call<'card.answer-remote'>, 'session' | 'subject'>;

/** The call about this card, whoever has it open; undefined where there is none or its time is over. */
export function openDeskCall(cardId: string, { store, clock }: Pick<Parts, 'store' | 'clock'>): DeskCall | undefined {
  const call = keptOf(store).calls.get(cardId);
  return call === undefined || isOver(call.startedMs, clock.now()) ? undefined : call;
}

/** The call that this session has about this card, also one that was settled. Throws Refusal('challenge-over'). */
export function ownDeskCall({ session, subject }: Asking, parts: Pick<Parts, 'store' | 'clock'>): DeskCall {
  const call = openDeskCall(required(subject.card, 'the card').id, parts);
  if (call === undefined || call.sessionId !== session?.id) throw new Refusal('challenge-over');
  return call;
}

/** The call that this session has open about this card. Throws Refusal('challenge-over'). */
export function deskCall(asking: Asking, parts: Pick<Parts, 'store' | 'clock'>): DeskCall {
  const cardId = required(asking.subject.card, 'the card').id;
  const call = openDeskCall(cardId, parts);
  if (call !== undefined && call.sessionId === asking.session?.id) {
    if (call.outcome === undefined) return call;
  } else endDeskCall(parts, cardId);
  throw new Refusal('challenge-over');
}

export function enough({ proved }: DeskCall, { store }: Pick<Parts, 'store'>): boolean {
  return isEnough(optionValue(store, 'unblock-remote-caller-check'), new Set(proved.keys()));
}

export function callView(call: DeskCall, { subject }: Asking, parts: Pick<Parts, 'store'>): CallView {
  const person = required(subject.person, 'the holder');
  const possible = { 'call-back': person.phone !== undefined, 'mail-code': true, 'second-person': true };
  return {
    stationName: call.station.name,
    startedAt: new Date(call.startedMs).toISOString(),
    minutes: CALL_MINUTES,
    policy: String(optionValue(parts.store, 'unblock-remote-caller-check')),
    checks: callerChecks.map((check) => {
      const by = call.proved.get(check);
      return {
        check,
        possible: possible[check],
        proved: by !== undefined,
        ...(by === undefined ? {} : { byName: parts.store.get('person', by)?.name ?? '' }),
      };
    }),
    enough: enough(call, parts),
    ...(person.phone === undefined ? {} : { phone: person.phone }),
    mailSent: call.mail !== undefined,
    answered: call.answered !== undefined,
    online: call.online?.state ?? 'no',
    ...(call.outcome === undefined ? {} : { outcome: call.outcome }),
  };
}
