import { toHex } from '../base/bytes.ts';
import type { Fact } from './fact.ts';
import { factHash, type HashFunction, noFactBefore } from './hash.ts';

/** Where a chain stands: the station and epoch it belongs to, its last number (0 before the first) and that fact's hash. */
export interface ChainHead {
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  readonly hash: string;
}

export interface ChainChecks {
  readonly hash: HashFunction;
  /** Whether the signature (base64) over these 32 bytes is the station's. */
  readonly signed: (hash: Uint8Array, signature: string) => boolean;
}

export type ChainFault = 'other-station' | 'other-epoch' | 'number' | 'previous' | 'hash' | 'signature';

export function chainStart(station: string, epoch: number): ChainHead {
  return { station, epoch, n: 0, hash: noFactBefore };
}

/** What is wrong with the fact that claims to come next, or nothing. */
export function chainFault(next: Fact, head: ChainHead, checks: ChainChecks): ChainFault | undefined {
  const { fact, hash, signature } = next;
  const own = factHash(fact, checks.hash);
  if (toHex(own) !== hash) return 'hash';
  if (fact.station !== head.station) return 'other-station';
  if (fact.epoch !== head.epoch) return 'other-epoch';
  if (fact.n !== head.n + 1) return 'number';
  if (fact.previous !== head.hash) return 'previous';
  return checks.signed(own, signature) ? undefined : 'signature';
}

export function chainNext(next: Fact): ChainHead {
  return { station: next.fact.station, epoch: next.fact.epoch, n: next.fact.n, hash: next.hash };
}
