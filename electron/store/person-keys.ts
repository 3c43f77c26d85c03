import type { FactChange } from '../../core/facts/fact.ts';
import type { OpenWith } from './opened-change.ts';
import type { RecordRows } from './record-rows.ts';
import type { Sql } from './sql.ts';
import { whoseIs } from './whose.ts';

type Open = (blobId: string) => Uint8Array | undefined;

/** A person's data key by its blob: whether it was destroyed, or never came here, says the sealed set. */
export function keyWith(sql: Sql, open: Open): OpenWith['dataKey'] {
  return (blobId) => {
    const row = sql.row('SELECT destroyed_at FROM sealed_blob WHERE id = @blobId', { blobId });
    if (row === undefined) return undefined;
    if (row['destroyed_at'] !== null) return 'destroyed';
    return opened(blobId, open);
  };
}

interface KeysOf {
  readonly sql: Sql;
  readonly open: Open;
}

/** A key that was wrapped anew for another service point is the same under another id. */
export function otherKeyWith({ sql, rows, open }: KeysOf & { readonly rows: RecordRows }) {
  return (change: FactChange): Uint8Array | 'destroyed' | undefined => {
    const person = whoseIs(change, rows);
    const found = person === undefined ? undefined : livingKeyOf(person, { sql, open });
    return typeof found === 'object' ? found.key : found;
  };
}

/** A person's data key (32 bytes, for the caller to wipe) by the newest of its blobs that opens here; `destroyed` where none is left. */
export function livingKeyOf(
  person: string,
  { sql, open }: KeysOf,
): { readonly id: string; readonly key: Uint8Array } | 'destroyed' | undefined {
  const blobs = sql.rows(
    "SELECT id, destroyed_at FROM sealed_blob WHERE record_id = @person AND kind = 'data-key' ORDER BY position DESC",
    {
      person,
    },
  );
  const living = blobs.filter((row) => row['destroyed_at'] === null);
  if (living.length === 0) return blobs.length === 0 ? undefined : 'destroyed';
  for (const row of living) {
    const id = String(row['id']);
    const key = opened(id, open);
    if (key !== undefined) return { id, key };
  }
  return undefined;
}

/** Undefined where it is under a key of another service point: what it says is for those who hold that. */
function opened(blobId: string, open: Open): Uint8Array | undefined {
  try {
    return open(blobId);
  } catch {
    return undefined;
  }
}
