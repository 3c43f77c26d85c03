import { fromBase64, fromHex } from '../../core/base/bytes.ts';
import { type FactBody, factBody } from '../../core/facts/fact.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { fileFact } from './append.ts';
import type { FactLine } from './copy-entries.ts';
import { createFactFinders } from './finders/fact-finders.ts';
import { takeOther as takeOtherFact } from './fold-entry.ts';
import type { FoldParts } from './fold-record.ts';
import { rebuildFiled } from './heal.ts';
import { keyWith, otherKeyWith } from './person-keys.ts';
import { openedChange } from './opened-change.ts';
import { verdict } from '../../core/sync/verdict.ts';
import { deleteRow, type LocalTable, putRow, putRows } from './local-tables.ts';
import { ownStation } from './own-station.ts';
import type { RecordRows } from './record-rows.ts';
import type { SecondCopy } from './second-copy.ts';
import type { Sql } from './sql.ts';

export interface ReplayInto {
  readonly sql: Sql;
  readonly rows: RecordRows;
  readonly tables: readonly LocalTable[];
  /** Opens a person's data key (32 bytes), which is wiped; undefined where it was destroyed. */
  readonly dataKey: (blobId: string) => Uint8Array | undefined;
}

/** Ids of records of which something personal could not be opened, since their data key was destroyed. */
export type Unopened = ReadonlySet<string>;

/**
 * Takes in what the copy has from that frame on and the store has not, in the caller's transaction: rows first, since the keys that facts are
 * opened with are among them. What is there already stays. Throws Refusal('store-damaged') where the two contradict each other.
 */
export function replay(copy: SecondCopy, from: number, into: ReplayInto): Unopened {
  const tables = new Map(into.tables.map((table) => [table.name, table]));
  for (const { entries } of copy.read(from)) {
    for (const entry of entries) {
      if ('fact' in entry || ('state' in entry && entry.state === 'replaced')) continue;
      const table = tables.get('rows' in entry ? entry.rows : entry.row.table);
      if (table === undefined) throw new Refusal('store-damaged');
      if ('rows' in entry) {
        putRows(into.sql, table, entry.content);
        continue;
      }
      const { key } = entry.row;
      if (entry.state === 'there') putRow(into.sql, { table, key }, Buffer.from(entry.content).toString());
      else deleteRow(into.sql, table, key);
    }
  }
  const unopened = new Set<string>();
  const own = ownStation(into.sql);
  const left = into.sql.rows('SELECT * FROM feed_unfolded');
  for (const { entries } of copy.read(from)) {
    for (const entry of entries) if ('fact' in entry) takeFact(entry.fact, { ...into, own }, unopened);
  }
  if (own !== undefined) rebuildFiled(foldParts({ ...into, own }, unopened));
  // What was left out on the way and folded since is told by no row any more.
  into.sql.run('DELETE FROM feed_unfolded');
  for (const { seq = null, change = null, why = null } of left)
    into.sql.run('INSERT INTO feed_unfolded VALUES (@seq, @change, @why)', { seq, change, why });
  return unopened;
}

type Into = ReplayInto & { readonly own: string | undefined };

function foldParts({ sql, rows, dataKey, own = '' }: Into, unopened: Set<string>): FoldParts {
  return {
    sql,
    rows,
    own,
    dataKey: keyWith(sql, dataKey),
    otherKey: otherKeyWith({ sql, rows, open: dataKey }),
    unopened: (id) => void unopened.add(id),
    // The rows of what is sealed are as they are already.
    erased: () => undefined,
  };
}

function takeFact({ body, hash, signature }: FactLine, into: Into, unopened: Set<string>): void {
  const { sql, rows } = into;
  const fact = factBody.parse(JSON.parse(body));
  const { station, epoch, n } = fact;
  const aside = asideOf(hash, sql);
  const known = sql.row('SELECT hash FROM fact WHERE station = @station AND epoch = @epoch AND n = @n', {
    station,
    epoch: aside ?? epoch,
    n,
  });
  if (known !== undefined) {
    if (Buffer.from(known['hash'] as Uint8Array).toString('hex') === hash) return;
    throw new Refusal('store-damaged');
  }
  if (into.own !== undefined && station !== into.own) return takeOther({ fact, body, hash, signature }, into, unopened);
  const open = { dataKey: (id: string) => into.dataKey(id) ?? ('destroyed' as const), unopened: (id: string) => void unopened.add(id) };
  const changes = fact.changes.flatMap((_, index) => openedChange(fact, index, open) ?? []);
  const facts = createFactFinders(sql, () => ({ station, epoch }));
  fileFact({ fact, body, hash: fromHex(hash), signature: fromBase64(signature), aside }, changes, { sql, rows, facts });
  sql.run(
    'DELETE FROM outbox WHERE fact = (SELECT max(position) FROM fact) AND EXISTS (SELECT 1 FROM feed_entry WHERE station = @station AND epoch = @epoch AND n = @n)',
    { station, epoch, n },
  );
}

/** The generation in which a fact of this station was set aside. */
function asideOf(hash: string, sql: Sql): number | undefined {
  const generation = sql.row('SELECT generation FROM fact_aside WHERE hash = @hash', { hash })?.['generation'];
  return generation === undefined ? undefined : Number(generation);
}

/** A fact of another station, at the place that it had in the feed; without one where the server lost it. */
function takeOther({ fact, body, hash, signature }: FactLine & { readonly fact: FactBody }, into: Into, unopened: Set<string>): void {
  const { sql } = into;
  const at = { station: fact.station, epoch: fact.epoch, n: fact.n };
  const proof = { body, leaf: fromHex(hash), signature: fromBase64(signature) };
  const here = 'station = @station AND epoch = @epoch AND n = @n';
  const row = sql.row(`SELECT seq, verdict FROM feed_entry WHERE ${here}`, at);
  const before = row ?? sql.row(`SELECT seq, verdict FROM feed_before WHERE ${here} ORDER BY era DESC`, at);
  if (before === undefined) throw new Refusal('store-damaged');
  const placed = { seq: Number(before['seq']), fact, verdict: verdict.parse(JSON.parse(String(before['verdict']))), ...proof };
  takeOtherFact(placed, foldParts(into, unopened));
  if (row === undefined) sql.run('INSERT INTO outbox (fact, turn) SELECT max(position), @turn FROM fact', { turn: placed.seq });
}
