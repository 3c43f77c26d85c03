import type { Verdict } from '../../core/sync/verdict.ts';

/** One entry of the server's feed, whole. */
export interface Entry {
  readonly seq: number;
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  readonly leaf: Buffer;
  readonly action: string;
  readonly body: string;
  readonly verdict: Verdict;
}
