import type { ActionOutput } from '../../../core/actions/all.ts';
import { CALL_MINUTES } from '../../../core/sync/calls.ts';
import type { Challenge } from '../../../core/remote-unblock/fields.ts';
import type { Parts } from '../handler.ts';

export { CALL_MINUTES };
const MINUTE_MS = 60_000;
/** Responses that may be typed wrong before the challenge is worth nothing. */
export const MOST_WRONG = 5;

/** One challenge at the holder's station, in memory alone: it ends with time, with too many wrong responses, and when anybody leaves. */
export interface HolderCall {
  readonly id: string;
  readonly reader: string;
  readonly cardUuid: string;
  readonly challenge: Challenge;
  readonly startedMs: number;
  readonly wrong: number;
  /** Whether the challenge lies at the central server, and whether an answer that fits it came from there. */
  readonly atServer: ActionOutput<'remote-unblock.open'>['atServer'];
  /** Sealed as it came. */
  readonly answer?: string;
}

const calls = new WeakMap<Parts['store'], HolderCall>();

export function setHolderCall({ store }: Pick<Parts, 'store'>, call: HolderCall | undefined): void {
  if (call === undefined) calls.delete(store);
  else calls.set(store, call);
}

/** The call that is open now; undefined where there is none or its time is over. */
export function holderCall({ store, clock }: Pick<Parts, 'store' | 'clock'>): HolderCall | undefined {
  const call = calls.get(store);
  if (call === undefined || !isOver(call.startedMs, clock.now())) return call;
  calls.delete(store);
  return undefined;
}

export function isOver(startedMs: number, nowMs: number): boolean {
  return Math.abs(nowMs - startedMs) > CALL_MINUTES * MINUTE_MS;
}
