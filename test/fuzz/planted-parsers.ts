import { PivError } from '../../native/piv/piv-error.ts';
import type { Parser } from '../../scripts/fuzz/parsers.ts';

const HELD: Uint8Array[] = [];

/** One input in three or so. */
function some(bytes: Uint8Array): boolean {
  return bytes.length % 3 === 0;
}

function workFor(ms: number): void {
  const before = process.threadCpuUsage();
  for (let used = 0; used < ms * 1000; ) {
    const { user, system } = process.threadCpuUsage(before);
    used = user + system;
  }
}

function throwing(error: () => unknown): (bytes: Uint8Array) => void {
  return (bytes) => {
    if (some(bytes)) throw error();
  };
}

function parser(name: string, parse: (bytes: Uint8Array) => unknown): Parser {
  return { name, seeds: ['discovery'], parse, errors: [PivError] };
}

/** Parsers that are wrong in every way that the fuzzer looks for, and one that is right. */
export const PARSERS: readonly Parser[] = [
  parser(
    'right',
    throwing(() => new PivError('content-malformed', 'typed')),
  ),
  parser(
    'crashes',
    throwing(() => new TypeError('of undefined')),
  ),
  parser('rejects', async (bytes) => {
    if (some(bytes)) throw new RangeError('later');
  }),
  parser(
    'hides a crash',
    throwing(() => new PivError('answer-malformed', 'typed', { cause: new TypeError('hidden') })),
  ),
  parser('is slow', (bytes) => (some(bytes) ? workFor(60) : undefined)),
  // Nothing is written there: on some machines the first touch of so many pages takes longer than a parser may.
  parser('takes memory', (bytes) => (some(bytes) ? new Uint8Array(25_165_824) : undefined)),
  parser('reads past the end', (bytes) => ({ length: Number(bytes[1_000_000]) })),
  parser('never ends', (bytes) => {
    while (some(bytes)) HELD.length = 0;
  }),
  parser('fills the memory', (bytes) => {
    const kept: number[][] = [];
    while (some(bytes)) kept.push(Array.from({ length: 100_000 }, (_, at) => at));
    return kept;
  }),
];
