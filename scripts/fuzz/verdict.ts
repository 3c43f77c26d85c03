import { getHeapStatistics } from 'node:v8';
import { TlvError } from '../../core/base/ber-tlv.ts';
import { ApduError } from '../../native/iso7816/apdu.ts';
import { PivError } from '../../native/piv/piv-error.ts';
import type { Parser } from './parsers.ts';

/** Longest time that one input may take. */
export const MOST_MS = 50;
/**
 * Most memory that one input may take: a fixed part and so much for each of its bytes. A thousand rounds of GET RESPONSE, which a card
 * may ask for with very few bytes, leave some 6 MB to be collected.
 */
export const MOST_FIXED_BYTES = 12_582_912;
export const MOST_TIMES_INPUT = 1_024;
/** An input that takes longer or more is tried so often again; the best of all counts, since other work on the machine must not be blamed. */
const TRIES = 4;

export interface Fault {
  readonly kind: 'untyped error' | 'slow' | 'memory' | 'no number' | 'hang' | 'worker lost';
  readonly what: string;
}

/** How a parser took one input. */
export interface Verdict {
  /** A value came back; else a typed refusal, or the fault. */
  readonly accepted: boolean;
  readonly ms: number;
  readonly fault?: Fault;
}

interface Tried extends Verdict {
  readonly bytes: number;
}

/** What a parser makes of one input, and what is wrong with that. */
export async function judge(parser: Parser, bytes: Uint8Array): Promise<Verdict> {
  let best = await tryOnce(parser, bytes);
  for (let again = 1; again < TRIES && best.fault === undefined && !isFair(best, bytes); again += 1) {
    const next = await tryOnce(parser, bytes);
    best = { ...next, ms: Math.min(best.ms, next.ms), bytes: Math.min(best.bytes, next.bytes) };
  }
  if (best.fault !== undefined || isFair(best, bytes)) return best;
  const slow = best.ms > MOST_MS;
  const what = `${slow ? `${best.ms.toFixed(1)} ms` : `${best.bytes} bytes of memory`} for ${bytes.length} bytes`;
  return { ...best, fault: { kind: slow ? 'slow' : 'memory', what } };
}

function isFair({ ms, bytes: taken }: Tried, bytes: Uint8Array): boolean {
  return ms <= MOST_MS && taken <= mostBytes(bytes);
}

function mostBytes(bytes: Uint8Array): number {
  return MOST_FIXED_BYTES + MOST_TIMES_INPUT * bytes.length;
}

/** Time is this thread's own work, so that a busy machine does not make a parser slow. */
async function tryOnce(parser: Parser, bytes: Uint8Array): Promise<Tried> {
  const memoryBefore = memoryNow();
  const wallBefore = performance.now();
  const cpuBefore = process.threadCpuUsage();
  let [fault, accepted]: [Fault | undefined, boolean] = [undefined, false];
  try {
    const answer = parser.parse(bytes.slice());
    fault = oddNumber(answer instanceof Promise ? await answer : answer);
    accepted = true;
  } catch (error) {
    fault = faultOf(parser, error);
  }
  const wall = performance.now() - wallBefore;
  const { user, system } = wall > MOST_MS ? process.threadCpuUsage(cpuBefore) : { user: 0, system: 0 };
  const ms = wall > MOST_MS ? Math.min(wall, (user + system) / 1000) : wall;
  return { ms, accepted, bytes: memoryNow() - memoryBefore, ...(fault === undefined ? {} : { fault }) };
}

/** Memory of this thread; where the garbage collector ran in between, too little is seen, never too much. */
function memoryNow(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}

function faultOf(parser: Parser, error: unknown): Fault | undefined {
  const typed = error instanceof Error && parser.errors.some((kind) => error instanceof kind);
  if (!typed) return { kind: 'untyped error', what: wordsOf(error) };
  return isOddCause(error.cause) ? { kind: 'untyped error', what: `${error.message} hides ${wordsOf(error.cause)}` } : undefined;
}

/** A typed error may stand on another typed one or on what OpenSSL says; a TypeError beneath it is a mistake in the parser. */
function isOddCause(cause: unknown): boolean {
  if (cause === undefined || cause instanceof TlvError || cause instanceof ApduError || cause instanceof PivError) return false;
  return !(cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_'));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' | ') : String(error);
}

const MOST_LOOKED_AT = 50;

/** Answers hold numbers that are numbers: NaN and Infinity come from reading where nothing is. */
function oddNumber(answer: unknown, path = 'answer'): Fault | undefined {
  if (typeof answer === 'number') return Number.isFinite(answer) ? undefined : { kind: 'no number', what: `${path} is ${answer}` };
  if (typeof answer !== 'object' || answer === null || answer instanceof Uint8Array) return undefined;
  const parts = answer instanceof Map ? [...answer.entries()] : Object.entries(answer);
  for (const [key, value] of parts.slice(0, MOST_LOOKED_AT)) {
    const fault = oddNumber(value, `${path}.${String(key)}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
