import type { FactBody } from '../../core/facts/fact.ts';
import type { Verdict } from '../../core/sync/verdict.ts';
import { type Into, insertRows } from './insert-rows.ts';
import type { Sql, SqlValue } from './sql.ts';

const columns = ['position', 'station', 'epoch', 'n', 'at', 'action', 'actor', 'service_point', 'hash', 'signature', 'body'] as const;
export const FACT: Into = { table: 'fact', columns };
export const FACT_ABOUT: Into = { table: 'fact_about', columns: ['id', 'fact'] };
export const FEED_ENTRY: Into = { table: 'feed_entry', columns: ['seq', 'station', 'epoch', 'n', 'verdict'] };

export interface FactProof {
  /** The fact's RFC 8785 text, which the hash is of. */
  readonly body: string;
  readonly hash: Uint8Array;
  readonly signature: Uint8Array;
}

/** A fact's row; `epoch` is another than its own where it was set aside. */
export function factRow(
  { station, n, at, action, who, servicePoint, ...fact }: FactBody,
  { position, epoch = fact.epoch, body, hash, signature }: FactProof & { readonly position: number; readonly epoch?: number | undefined },
): readonly SqlValue[] {
  return [position, station, epoch, n, at, action, who.person ?? null, servicePoint ?? null, hash, signature, body];
}

/** A fact is found by these ids from now on. */
export function fileUnder(sql: Sql, ids: Iterable<string>, position: number): void {
  insertRows(sql, FACT_ABOUT, aboutRows(ids, position));
}

export function aboutRows(ids: Iterable<string>, position: number): readonly (readonly SqlValue[])[] {
  return Array.from(ids, (id) => [id, position]);
}

/** Where a fact stands in the feed, and what was found of it there. */
export function placeRow(seq: number, { station, epoch, n }: FactBody, verdict: Verdict): readonly SqlValue[] {
  return [seq, station, epoch, n, JSON.stringify(verdict)];
}
