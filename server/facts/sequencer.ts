import { setTimeout as after } from 'node:timers/promises';
import type { Database, Queries } from '../store/database.ts';
import type { FreshFacts } from './fresh-facts.ts';
import { moveAndFold } from './move-and-fold.ts';
import { giveLeaseBack, type LeaseParts, takeLease } from './lease.ts';

export interface SequencerParts {
  readonly database: Database;
  readonly tenant: string;
  /** This process, by an id of its own. */
  readonly holder: string;
  readonly log: (line: string) => void;
  /** Facts of other processes of this server, and what another's lease left, are looked for by itself; unless somebody does it for many. */
  readonly looks?: boolean;
  /** Told how far the feed goes now: for those who wait for it. */
  readonly sequenced: (seq: number) => void;
  /** Where stations deliver: facts are judged and folded as they get their places. The server's own were folded when they were written. */
  readonly folding?: { readonly wrapping: Uint8Array; readonly now: () => number; readonly fresh?: FreshFacts };
}

/**
 * Gives facts their place in the one feed: numbers from 1 without gaps, by a single writer that holds a lease, after their transactions have
 * ended (spec sync 1.1).
 */
export interface Sequencer {
  /** There may be something to do. */
  wake(): void;
  /** Until nothing waits any more. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const AT_ONCE = 2000;
const LEASE_SECONDS = 10;
/** So often. */
export const LOOK_MS = 500;
/** Between so many milliseconds, as many times what a round took, others may gather before the next: short rounds take a fifth of the time at most. */
const GATHER = { rounds: 4, least: 15, most: 100 } as const;

export function createSequencer(parts: SequencerParts): Sequencer {
  const lease: LeaseParts = { tenant: parts.tenant, name: 'sequencer', holder: parts.holder, seconds: LEASE_SECONDS };
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        const tookMs = await untilLessIsLeft(parts, lease);
        // Many that come one by one get their places together: each round costs nearly as much for one as for hundreds.
        if (again && !stopped) await after(Math.min(GATHER.most, Math.max(GATHER.least, GATHER.rounds * tookMs)));
      } catch (cause) {
        parts.log(`the feed stands still for a moment: ${cause instanceof Error ? cause.message : 'unknown'}`);
      }
    } while (again && !stopped);
    running = undefined;
  }
  const wake = (): void => {
    again = true;
    if (!stopped) running ??= run();
  };
  const timer = parts.looks === false ? undefined : setInterval(wake, LOOK_MS);
  timer?.unref();

  return {
    wake,
    idle: async () => {
      while (running !== undefined) await running;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      // Where the database is away the lease ends by itself.
      await giveLeaseBack(parts.database, lease).catch(() => undefined);
    },
  };
}

/** Rounds until one finds less than it could take: how long that one took, in milliseconds. */
async function untilLessIsLeft(parts: SequencerParts, lease: LeaseParts): Promise<number> {
  for (;;) {
    const begun = performance.now();
    if ((await sequence(parts, lease)) < AT_ONCE) return performance.now() - begun;
  }
}

/** One round: how many facts got their number. */
async function sequence(parts: SequencerParts, lease: LeaseParts): Promise<number> {
  const { moved, head } = await parts.database.transact(async (queries) => {
    if ((await takeLease(queries, lease)) === undefined) return { moved: 0, head: 0 };
    const { tenant, folding } = parts;
    if (folding === undefined) return moveOn(queries, tenant);
    return moveAndFold({ queries, tenant, ...folding, nowMs: folding.now() }, AT_ONCE);
  }, 'READ COMMITTED');
  if (moved > 0) parts.sequenced(head);
  return moved;
}

async function moveOn(queries: Queries, tenant: string): Promise<{ readonly moved: number; readonly head: number }> {
  const [before] = await queries.rows<{ readonly seq: number }>({
    name: 'feed-head',
    text: 'SELECT seq FROM feed_head WHERE tenant_id = $1',
    values: [tenant],
  });
  const from = before?.seq ?? 0;
  const moved = await queries.rows({
    name: 'feed-put',
    text: `INSERT INTO feed (tenant_id, seq, station, epoch, n, leaf)
      SELECT tenant_id, $2 + row_number() OVER (ORDER BY queued_at, station, epoch, n), station, epoch, n, leaf
      FROM (SELECT * FROM pending WHERE tenant_id = $1 ORDER BY queued_at, station, epoch, n LIMIT $3) AS oldest RETURNING seq`,
    values: [tenant, from, AT_ONCE],
  });
  if (moved.length === 0) return { moved: 0, head: from };
  const head = from + moved.length;
  await queries.rows({
    name: 'pending-done',
    text: `DELETE FROM pending USING feed WHERE pending.tenant_id = $1 AND feed.tenant_id = $1 AND feed.seq > $2 AND feed.seq <= $3
      AND feed.station = pending.station AND feed.epoch = pending.epoch AND feed.n = pending.n`,
    values: [tenant, from, head],
  });
  await queries.rows({
    name: 'feed-head-put',
    text: `INSERT INTO feed_head (tenant_id, seq) VALUES ($1, $2) ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq`,
    values: [tenant, head],
  });
  return { moved: moved.length, head };
}
