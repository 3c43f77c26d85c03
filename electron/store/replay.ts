import { fromBase64, fromHex, wipe } from '../../core/base/bytes.ts';
import type { Change } from '../../core/facts/draft.ts';
import { type FactBody, factBody } from '../../core/facts/fact.ts';
import type { Settings } from '../../core/facts/fold.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { fileFact } from './append.ts';
import type { FactLine } from './copy-entries.ts';
import { createFactFinders } from './finders/fact-finders.ts';
import { deleteRow, type LocalTable, putRow } from './local-tables.ts';
import type { RecordRows } from './record-rows.ts';
import { openFields } from './sealed-fields.ts';
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
      if ('fact' in entry || entry.state === 'replaced') continue;
      const table = tables.get(entry.row.table);
      if (table === undefined) throw new Refusal('store-damaged');
      const { key } = entry.row;
      if (entry.state === 'there') putRow(into.sql, { table, key }, Buffer.from(entry.content).toString());
      else deleteRow(into.sql, table, key);
    }
  }
  const unopened = new Set<string>();
  for (const { entries } of copy.read(from)) for (const entry of entries) if ('fact' in entry) takeFact(entry.fact, into, unopened);
  return unopened;
}

function takeFact({ body, hash, signature }: FactLine, into: ReplayInto, unopened: Set<string>): void {
  const { sql, rows } = into;
  const fact = factBody.parse(JSON.parse(body));
  const { station, epoch, n } = fact;
  const known = sql.row('SELECT hash FROM fact WHERE station = @station AND epoch = @epoch AND n = @n', { station, epoch, n });
  if (known !== undefined) {
    if (Buffer.from(known['hash'] as Uint8Array).toString('hex') === hash) return;
    throw new Refusal('store-damaged');
  }
  const changes = fact.changes.map((_, index) => openedChange(fact, index, { into, unopened }));
  const facts = createFactFinders(sql, () => ({ station, epoch }));
  fileFact({ fact, body, hash: fromHex(hash), signature: fromBase64(signature) }, changes, { sql, rows, facts });
}

/** The change with its personal fields, as it was asked for when the fact was written. */
function openedChange(
  fact: FactBody,
  index: number,
  { into, unopened }: { readonly into: ReplayInto; readonly unopened: Set<string> },
): Change {
  const change = fact.changes[index];
  if (change === undefined) throw new RangeError(`fact ${fact.n} has no change ${index}`);
  const { record, id, set, sealed } = change;
  if (sealed === undefined) return { record, id, set } as Change;
  const key = into.dataKey(sealed.dataKeyId);
  if (key === undefined) {
    unopened.add(id);
    return { record, id, set: { ...erased(record, id), ...set } } as Change;
  }
  const { station, epoch, n } = fact;
  const fields = openFields(sealed.bytes, { station, epoch, n, change: index, record, id }, key);
  wipe(key);
  return { record, id, set: { ...set, ...fields } } as Change;
}

/** What is personal of a record, where what it was is erased for good (PRODUCT, decision 1): also of one that a backup still knew. */
function erased(record: string, id: string): Settings {
  const words = { name: 'erased person', sortName: 'erased person', email: `erased-${id}@erased.invalid` };
  if (record === 'person') return { ...words, phone: null, title: null, unit: null, photo: null };
  if (record === 'card') return { title: null, unit: null };
  if (record === 'access-request') return { comments: null };
  if (record === 'identity') return { subject: `erased-${id}` };
  return record === 'certificate' ? { der: 'AA==' } : { personalBefore: null, personalAfter: null };
}
