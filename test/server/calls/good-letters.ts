import { randomUUID } from 'node:crypto';
import { encodeCode } from '../../../core/remote-unblock/spoken-code.ts';
import type { CallLeft } from '../../../core/sync/calls.ts';

/** A call as some station leaves it. */
export function goodCall(challenge = 12_345_678_901n): CallLeft {
  return { id: randomUUID(), card: randomUUID(), challenge: encodeCode('challenge', challenge).join(' ') };
}

export const goodAnswer = encodeCode('response', 98_765_432_109n).join(' ');
export const otherAnswer = encodeCode('response', 98_765_432_110n).join(' ');
