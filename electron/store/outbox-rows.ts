import type { Outbox, OutboxFact, OutboxReader } from './local.ts';
import { OWN_STATION } from './own-station.ts';
import type { Sql, SqlRow } from './sql.ts';

/** Facts with their texts, which are read only once it is known how many go together. */
function withTexts(rows: readonly SqlRow[], sql: Sql): readonly OutboxFact[] {
  if (rows.length === 0) return [];
  const those = listOf(rows.map((row) => Number(row['position'])));
  const texts = sql.rows('SELECT position, body, signature FROM fact WHERE position IN (SELECT value FROM json_each(@those))', { those });
  const byPosition = new Map(texts.map((row) => [row['position'], row]));
  return rows.map((row) => ({
    position: Number(row['position']),
    station: String(row['station']),
    epoch: Number(row['epoch']),
    n: Number(row['n']),
    body: String(byPosition.get(row['position'] ?? 0)?.['body']),
    signature: new Uint8Array(byPosition.get(row['position'] ?? 0)?.['signature'] as Uint8Array),
    ...(row['base'] === null ? {} : { base: Number(row['base']) }),
    ...(row['generation'] === null ? {} : { aside: true }),
  }));
}

const WAITING = 'acknowledged = 0';
/** What lost its place goes again in the order that it had, then this station's own in the order of its chain; last what is kept for others. */
const IN_TURN = 'ORDER BY generation IS NOT NULL, outbox.turn IS NULL, outbox.turn, fact.epoch, fact.n';

function createReader(sql: Sql): OutboxReader {
  return {
    waiting: () => sql.number(`SELECT count(*) FROM outbox WHERE ${WAITING}`),
    since() {
      const row = sql.row(`SELECT min(fact.at) AS at FROM outbox JOIN fact ON fact.position = outbox.fact WHERE ${WAITING}`);
      return typeof row?.['at'] === 'string' ? row['at'] : undefined;
    },
    next({ facts, characters, without = Number.MAX_SAFE_INTEGER }) {
      const rows = sql.rows(
        `SELECT position, station, coalesce(fact_aside.epoch, fact.epoch) AS epoch, fact.n, fact_aside.generation, octet_length(body) AS size, outbox.base
         FROM outbox JOIN fact ON fact.position = outbox.fact LEFT JOIN fact_aside ON generation = fact.epoch AND fact_aside.n = fact.n
         WHERE ${WAITING} AND NOT (fact.epoch >= @without AND station = ${OWN_STATION}) ${IN_TURN} LIMIT @facts`,
        { facts, without },
      );
      const [first] = rows;
      let length = 0;
      const end = rows.findIndex((row, at) => {
        length += Number(row['size']);
        const same = ['station', 'epoch', 'generation', 'base'].every((column) => row[column] === first?.[column]);
        return at > 0 && (length > characters || !same || Number(row['n']) !== Number(first?.['n']) + at);
      });
      return withTexts(end < 0 ? rows : rows.slice(0, end), sql);
    },
    has: ({ epoch, n }) =>
      sql.row(
        `SELECT 1 FROM outbox JOIN fact ON fact.position = outbox.fact WHERE station = ${OWN_STATION} AND epoch = @epoch AND n = @n`,
        { epoch, n },
      ) !== undefined,
    homeless: () => sql.rows('SELECT fact FROM outbox WHERE acknowledged = 1 ORDER BY fact').map((row) => Number(row['fact'])),
  };
}

export function createOutbox(sql: Sql): Outbox {
  return {
    ...createReader(sql),
    acknowledge(positions) {
      const those = { those: listOf(positions) };
      sql.run(
        `DELETE FROM outbox WHERE fact IN (SELECT value FROM json_each(@those))
         AND EXISTS (SELECT 1 FROM fact JOIN feed_entry USING (station, epoch, n) WHERE fact.position = outbox.fact)`,
        those,
      );
      sql.run('UPDATE outbox SET acknowledged = 1 WHERE fact IN (SELECT value FROM json_each(@those))', those);
    },
    sendAgain: (positions) =>
      void sql.run('UPDATE outbox SET acknowledged = 0 WHERE fact IN (SELECT value FROM json_each(@those))', { those: listOf(positions) }),
    leaveToOthers: (positions) =>
      void sql.run('DELETE FROM outbox WHERE fact IN (SELECT value FROM json_each(@those))', { those: listOf(positions) }),
    sendFrom: ({ station, epoch }, fromN) =>
      sql.run(
        `WITH chain AS (SELECT outbox.fact, outbox.turn, fact.n FROM outbox JOIN fact ON fact.position = outbox.fact
           WHERE station = @station AND epoch = @epoch AND n >= @fromN)
         UPDATE outbox SET acknowledged = 0, turn = (SELECT min(turn) FROM chain)
         WHERE fact IN (SELECT fact FROM chain) AND EXISTS (SELECT 1 FROM chain WHERE n = @fromN)`,
        { station, epoch, fromN },
      ) > 0,
    askAgain: (epoch, fromN) =>
      sql.run(
        `INSERT INTO outbox (fact, turn, base) SELECT position, 0, (SELECT base FROM fact_base WHERE fact_base.fact = position) FROM fact
         WHERE epoch = @epoch AND n >= @fromN AND station = ${OWN_STATION}
         ON CONFLICT (fact) DO UPDATE SET turn = 0, acknowledged = 0`,
        { epoch, fromN },
      ) > 0,
  };
}

const listOf = (positions: readonly number[]): string => JSON.stringify(positions);
