import { copyFileSync, existsSync, rmSync } from 'node:fs';
import type { Sql } from '../../electron/store/sql.ts';

export interface SimFact {
  readonly hash: string;
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  /** What was done, by the hash of the fact that told of it first. */
  readonly act: string;
  /** Whether it has its place in the feed. */
  readonly placed: number;
}

const FACTS = `SELECT lower(hex(hash)) AS hash, station, epoch, n, coalesce(body ->> '$.note.again', lower(hex(hash))) AS act, seq IS NOT NULL AS placed
  FROM fact LEFT JOIN feed_entry USING (station, epoch, n)`;

const HISTORY = `SELECT action || ' ' || substr(station, 1, 4) || '/' || epoch || '/' || n || ' at ' || coalesce(seq, 'none') || ' ' || coalesce(verdict, '')
  AS told FROM fact_about JOIN fact ON fact.position = fact_about.fact LEFT JOIN feed_entry USING (station, epoch, n) WHERE fact_about.id = @id
  ORDER BY seq IS NULL, seq, epoch, n`;

export function factsOn(sql: Sql): readonly SimFact[] {
  return sql.rows(FACTS) as unknown as readonly SimFact[];
}

export function historyOn(sql: Sql, id: string): string {
  return sql
    .rows(HISTORY, { id })
    .map(({ told }) => String(told))
    .join(', ');
}

/** A database that nobody writes to just now, with the log that is not taken into it yet. */
export function copyDisk(from: string, to: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${to}${end}`, { force: true });
  for (const end of ['', '-wal']) if (existsSync(`${from}${end}`)) copyFileSync(`${from}${end}`, `${to}${end}`);
}
