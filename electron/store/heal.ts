import type { FactBody } from '../../core/facts/fact.ts';
import type { FactDraft } from '../../core/facts/draft.ts';
import { idsAbout } from './about.ts';
import type { AgainDraft, LostFact } from './feed.ts';
import { insertFact, TILE } from './append.ts';
import { fileUnder } from './entry-rows.ts';
import { bodyOf, type FoldParts } from './fold-record.ts';
import { rebuildThose } from './fold-whole.ts';
import { openedChange } from './opened-change.ts';
import { sendOthersAside } from './others-aside.ts';
import type { SqlRow } from './sql.ts';

const PLACE = 'station = @station AND epoch = @epoch AND n = @n';

/**
 * Sets this station's facts aside from that number of that epoch on, where the feed has other ones under their numbers, and with them what it did
 * since in later epochs, which may stand on them: they are kept and hold no number any more. Gives how many.
 */
export function setAside({ epoch, n: from }: { readonly epoch: number; readonly n: number }, parts: FoldParts): number {
  const { sql, own } = parts;
  const rows = sql.rows(
    `SELECT position, epoch, n, lower(hex(hash)) AS hash, fact.body, outbox.base FROM fact LEFT JOIN feed_entry USING (station, epoch, n)
     LEFT JOIN outbox ON outbox.fact = fact.position
     WHERE station = @own AND (epoch > @epoch OR (epoch = @epoch AND n >= @from)) AND feed_entry.seq IS NULL ORDER BY epoch, n`,
    { own, epoch, from },
  );
  let [generation, last] = [sql.number('SELECT min(generation) FROM fact_aside'), -1];
  for (const { position = null, n = null, hash = null, base = null, epoch: of = null } of rows) {
    if (of !== last) [generation, last] = [generation - 1, Number(of)];
    sql.run('INSERT INTO fact_aside VALUES (@hash, @of, @n, @generation, @base, NULL)', { hash, of, n, generation, base });
    sql.run('UPDATE fact SET epoch = @generation WHERE position = @position', { generation, position });
    sql.run('DELETE FROM outbox WHERE fact = @position', { position });
  }
  sql.run(
    `DELETE FROM fact_tile WHERE station = @own AND EXISTS (SELECT 1 FROM fact_aside
       WHERE fact_aside.epoch = fact_tile.epoch AND n > number * ${TILE} AND n <= (number + 1) * ${TILE} AND generation < 0
         AND NOT EXISTS (SELECT 1 FROM fact WHERE fact.station = @own AND fact.epoch = fact_aside.epoch AND fact.n = fact_aside.n))`,
    { own },
  );
  rebuildThose(rows.map(bodyOf), parts);
  return rows.length;
}

/**
 * What was set aside and is to be done again, in its order. What came home by the feed after all, or was done again before this station was put back
 * once more, is marked so and left out. Call it when everything of the feed is here.
 */
export function againDrafts(parts: FoldParts): readonly AgainDraft[] {
  const { sql, own } = parts;
  const rows = sql.rows(
    `SELECT fact_aside.*, fact.body FROM fact_aside JOIN fact ON fact.station = @own AND fact.epoch = fact_aside.generation AND fact.n = fact_aside.n
     WHERE again IS NULL ORDER BY fact_aside.epoch, fact_aside.n, generation DESC`,
    { own },
  );
  const drafts = new Map<string, AgainDraft>();
  for (const row of rows) {
    const fact = bodyOf(row);
    const hash = String(row['hash']);
    const act = actOf(fact, hash);
    const before = drafts.has(act) ? 'twice' : whereBefore(row, fact, parts);
    if (before !== undefined) doneAgain(hash, before, parts);
    const draft = before === undefined ? draftOf(fact, row, parts) : undefined;
    if (draft !== undefined) drafts.set(act, { hash, draft });
  }
  return [...drafts.values()];
}

/** Facts of this station that it lost and others still had, and whose numbers belong to others by now: they wait to be done again. Gives how many are new. */
export function keepAside(facts: readonly LostFact[], { sql, own, rows }: FoldParts): number {
  const generation = sql.number('SELECT min(generation) FROM fact_aside') - 1;
  let kept = 0;
  for (const { fact, body, hash, signature, base = null } of facts) {
    if (fact.station !== own || sql.row('SELECT 1 FROM fact WHERE hash = @hash', { hash }) !== undefined) continue;
    const { epoch, n } = fact;
    // Several versions of one chain may have been lost.
    const at = generation - kept;
    sql.run('INSERT INTO fact_aside VALUES (lower(hex(@hash)), @epoch, @n, @at, @base, NULL)', { hash, epoch, n, at, base });
    const position = insertFact(sql, fact, { body, hash, signature, epoch: at });
    fileUnder(sql, idsAbout(fact, rows), position);
    kept += 1;
  }
  return kept;
}

/** What was done, by the hash of the fact that told of it first. */
const actOf = ({ note }: FactBody, hash: string): string => String(note['again'] ?? hash);

/** Where it is already; `beginning` for what only began an epoch. */
function whereBefore({ hash = null, epoch = null, n = null }: SqlRow, fact: FactBody, { sql, own }: FoldParts): string | undefined {
  if (fact.n === 1) return 'beginning';
  const home = sql.row(`SELECT lower(hex(hash)) AS hash FROM fact WHERE ${PLACE}`, { station: own, epoch, n })?.['hash'];
  if (home === hash) return `${fact.epoch}/${fact.n}`;
  const again = sql.row(`SELECT epoch, n FROM fact WHERE station = @own AND epoch >= 0 AND body ->> '$.note.again' = @act LIMIT 1`, {
    own,
    act: actOf(fact, String(hash)),
  });
  return again === undefined ? undefined : `${String(again['epoch'])}/${String(again['n'])}`;
}

/** Undefined where something of it cannot be opened here: it waits for the key. */
function draftOf(fact: FactBody, row: SqlRow, parts: FoldParts): FactDraft | undefined {
  const changes = fact.changes.map((_, at) => openedChange(fact, at, parts));
  if (!changes.every((change) => change !== undefined)) return undefined;
  const { kind, action, who, servicePoint, subject, note, base = 0, at } = fact;
  return {
    kind,
    action,
    who,
    note: { writtenAt: at, ...note, again: actOf(fact, String(row['hash'])) },
    base: row['base'] === null ? base : Math.min(base, Number(row['base'])),
    changes,
    ...(servicePoint === undefined ? {} : { servicePoint }),
    ...(subject === undefined ? {} : { subject }),
  };
}

/** It was done again, as that fact; its records are made of what stands, and not of what was shown before. */
export function doneAgain(hash: string, again: string, parts: FoldParts): void {
  const { sql, own } = parts;
  sql.run('UPDATE fact_aside SET again = @again WHERE hash = @hash', { hash, again });
  const rows = sql.rows(
    `SELECT fact.body FROM fact_aside JOIN fact ON fact.station = @own AND fact.epoch = generation AND fact.n = fact_aside.n
     WHERE fact_aside.hash = @hash`,
    { own, hash },
  );
  rebuildThose(rows.map(bodyOf), parts);
}

/**
 * Lets go of all places behind `to`: the server lost them. Facts stay; what lost its place is sent again, in the order it had, and so is what the
 * server acknowledged and never placed. What is known of the feed behind `to` says nothing from now on.
 */
export function unwind(to: number, parts: FoldParts): void {
  const { sql } = parts;
  const era = sql.number('SELECT max(era) FROM feed_before') + 1;
  const lost = sql.rows('SELECT fact.body FROM feed_entry JOIN fact USING (station, epoch, n) WHERE seq > @to ORDER BY seq', { to });
  sql.run('INSERT INTO feed_before SELECT @era, seq, station, epoch, n, verdict FROM feed_entry WHERE seq > @to', { era, to });
  sql.run('DELETE FROM feed_case WHERE seq > @to', { to });
  sql.run('UPDATE feed_case SET settled_by = NULL WHERE settled_by > @to', { to });
  sql.run('DELETE FROM feed_unfolded WHERE seq > @to', { to });
  sql.run('DELETE FROM feed_followed WHERE seq > @to', { to });
  sql.run('DELETE FROM feed_entry WHERE seq > @to', { to });
  sql.run('DELETE FROM feed_mark WHERE seq > @to', { to });
  sql.run(
    `INSERT INTO outbox (fact, turn, base) SELECT fact.position, feed_before.seq, min(coalesce(fact_base.base, @to), @to)
     FROM feed_before JOIN fact USING (station, epoch, n) LEFT JOIN fact_base ON fact_base.fact = fact.position
     WHERE era = @era ON CONFLICT (fact) DO UPDATE SET turn = excluded.turn, base = excluded.base, acknowledged = 0`,
    { era, to },
  );
  // What was left to others may be lost with what the server kept for them.
  sql.run(
    `INSERT INTO outbox (fact, turn, base) SELECT fact.position, max(feed_before.seq), coalesce(fact_base.base, (SELECT min(seq) - 1 FROM feed_before))
     FROM feed_before JOIN fact USING (station, epoch, n) LEFT JOIN feed_entry USING (station, epoch, n)
     LEFT JOIN fact_base ON fact_base.fact = fact.position
     WHERE era < @era AND feed_entry.seq IS NULL GROUP BY fact.position ON CONFLICT (fact) DO NOTHING`,
    { era },
  );
  sql.run('UPDATE outbox SET acknowledged = 0, base = min(coalesce(base, @to), @to)', { to });
  sql.run("UPDATE fact_aside SET base = min(coalesce(base, @to), @to) WHERE again IS NULL OR again = 'theirs'", { to });
  sendOthersAside(parts);
  rebuildThose(lost.map(bodyOf), parts);
}

/** After facts were filed again in the order in which they were written down here: what the order of the feed makes of their records. */
export function rebuildFiled(parts: FoldParts): void {
  const { sql, own } = parts;
  const rows = sql.rows(
    `SELECT fact.body FROM fact LEFT JOIN feed_entry USING (station, epoch, n)
     WHERE fact.station = @own AND feed_entry.seq IS NOT NULL AND (json_array_length(feed_entry.verdict, '$.skip') > 0
       OR fact.epoch < (SELECT max(epoch) FROM fact WHERE station = @own))
     UNION ALL SELECT fact.body FROM fact_aside JOIN fact ON fact.station = @own AND fact.epoch = fact_aside.generation AND fact.n = fact_aside.n
     UNION ALL SELECT fact.body FROM feed_before JOIN fact USING (station, epoch, n)`,
    { own },
  );
  rebuildThose(rows.map(bodyOf), parts);
}

/** Records that were left out since something that they name was not here: it may have come by now. */
export function foldLeftOut(parts: FoldParts): void {
  const { sql } = parts;
  const waiting = (): number => sql.number("SELECT count(DISTINCT seq) FROM feed_unfolded WHERE why = 'reference'");
  for (let [before, now] = [0, waiting()]; now > 0 && now !== before; ) {
    const rows = sql.rows(
      `SELECT seq, fact.body FROM feed_unfolded JOIN feed_entry USING (seq) JOIN fact USING (station, epoch, n)
       WHERE why = 'reference' GROUP BY seq ORDER BY seq`,
    );
    for (const row of rows) {
      sql.run("DELETE FROM feed_unfolded WHERE seq = @seq AND why = 'reference'", { seq: Number(row['seq']) });
      rebuildThose([bodyOf(row)], parts, Number(row['seq']));
    }
    [before, now] = [now, waiting()];
  }
}
