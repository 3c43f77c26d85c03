import type { FactBody } from '../../core/facts/fact.ts';
import { bodyOf, type FoldParts } from './fold-record.ts';
import { rebuildThose } from './fold-whole.ts';

/** It is its own station's to do again; this one only keeps it, and sees to it that it gets there. */
const THEIRS = 'theirs';

/**
 * Another station was put back to an older copy, and so was the server: under its numbers, from that one on, the feed has other facts than this station
 * took in once. Those hold no number any more and show nothing. They are kept here, and sent: the server keeps them for the station that wrote them.
 */
export function setOthersAside({ station, epoch, n: from }: Pick<FactBody, 'station' | 'epoch' | 'n'>, parts: FoldParts): void {
  const { sql } = parts;
  const rows = sql.rows(
    `SELECT position, n, lower(hex(hash)) AS hash, fact.body, outbox.base FROM fact LEFT JOIN feed_entry USING (station, epoch, n)
     LEFT JOIN outbox ON outbox.fact = fact.position WHERE station = @station AND epoch = @epoch AND n >= @from AND feed_entry.seq IS NULL ORDER BY n`,
    { station, epoch, from },
  );
  const generation = sql.number('SELECT min(generation) FROM fact_aside') - 1;
  for (const { position = null, n = null, hash = null, base = null } of rows) {
    sql.run(
      `INSERT INTO fact_aside VALUES (@hash, @epoch, @n, @generation, @base, '${THEIRS}')
       ON CONFLICT (hash) DO UPDATE SET generation = excluded.generation`,
      { hash, epoch, n, generation, base },
    );
    sql.run('UPDATE fact SET epoch = @generation WHERE position = @position', { generation, position });
  }
  sendOthersAside(parts);
  rebuildThose(rows.map(bodyOf), parts);
}

/**
 * Its own station did again what this one keeps at the place that it had in a feed that is no more: the place is nobody's any more, although no other
 * fact has its number.
 */
export function setAsideWhatIsDoneAgain({ station, note }: Pick<FactBody, 'station' | 'note'>, parts: FoldParts): void {
  if (station === parts.own || typeof note['again'] !== 'string') return;
  const kept = parts.sql.row(
    `SELECT epoch, n FROM fact LEFT JOIN feed_entry USING (station, epoch, n)
     WHERE hash = unhex(@again) AND station = @station AND epoch >= 0 AND feed_entry.seq IS NULL`,
    { again: note['again'], station },
  );
  if (kept !== undefined) setOthersAside({ station, epoch: Number(kept['epoch']), n: Number(kept['n']) }, parts);
}

/** Whatever is kept here for others is sent once more: the server may have lost it. */
export function sendOthersAside({ sql, own }: Pick<FoldParts, 'sql' | 'own'>): void {
  sql.run(
    `INSERT INTO outbox (fact, turn, base) SELECT position, 0, coalesce(fact_aside.base, (SELECT min(seq) - 1 FROM feed_before))
     FROM fact JOIN fact_aside ON fact.epoch = fact_aside.generation AND fact.n = fact_aside.n WHERE fact.station <> @own
     ON CONFLICT (fact) DO UPDATE SET acknowledged = 0`,
    { own },
  );
}
