import type { OwnActs } from './feed.ts';
import { OWN_STATION } from './own-station.ts';
import type { Sql } from './sql.ts';

const POSITION = `(SELECT position FROM fact WHERE station = ${OWN_STATION} AND epoch = @epoch AND n = @n)`;
const LATER = `SELECT feed_entry.seq IS NULL AS waits, feed_case.seq IS NOT NULL AS told, feed_case.settled_by IS NULL AS open, count(*) AS acts
  FROM fact LEFT JOIN feed_entry USING (station, epoch, n) LEFT JOIN feed_case ON feed_case.seq = feed_entry.seq
  WHERE fact.station = ${OWN_STATION} AND fact.epoch >= 0 AND json_array_length(fact.body, '$.changes') > 0
    AND fact.position > ${POSITION} AND (@until IS NULL OR fact.at <= @until)
  GROUP BY waits, told, open`;

/** What became of the acts of this station that changed records, from one of its facts on. */
export function ownActs(
  { from: { epoch, n }, until = null }: { readonly from: { readonly epoch: number; readonly n: number }; readonly until?: string | null },
  sql: Sql,
): OwnActs {
  const acts = { waiting: 0, merged: 0, cases: 0, openCases: 0 };
  for (const row of sql.rows(LATER, { epoch, n, until })) {
    const count = Number(row['acts']);
    if (row['waits'] === 1) acts.waiting += count;
    else if (row['told'] !== 1) acts.merged += count;
    else {
      acts.cases += count;
      if (row['open'] === 1) acts.openCases += count;
    }
  }
  return acts;
}
