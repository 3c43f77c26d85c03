import Database from 'better-sqlite3';

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
  AS told FROM fact_about JOIN fact ON fact.position = fact_about.fact LEFT JOIN feed_entry USING (station, epoch, n) WHERE fact_about.id = ?
  ORDER BY seq IS NULL, seq, epoch, n`;

export function factsOn(path: string): readonly SimFact[] {
  const database = new Database(path, { readonly: true });
  try {
    return database.prepare<[], SimFact>(FACTS).all();
  } finally {
    database.close();
  }
}

export function historyOn(path: string, id: string): string {
  const database = new Database(path, { readonly: true });
  try {
    const rows = database.prepare<[string], { readonly told: string }>(HISTORY).all(id);
    return rows.map(({ told }) => told).join(', ');
  } finally {
    database.close();
  }
}
